package io.earshot.score;

import io.earshot.rule.Position;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Makes the change that an explanation prints in the rule files, as their author would. */
final class FlipEditor {
  private final Path folder;
  private final Yaml yaml = new Yaml(options());

  FlipEditor(Path folder) {
    this.folder = folder;
  }

  private static DumperOptions options() {
    DumperOptions options = new DumperOptions();
    options.setWidth(100_000);
    options.setSplitLines(false);
    return options;
  }

  void apply(Explanation.Flip flip) throws IOException {
    if (flip.path().startsWith("lists.")) {
      dropFromLists(flip.from());
      return;
    }
    Path file = Path.of(flip.at().file());
    Node root = yaml.compose(new StringReader(Files.readString(file)));
    MappingNode condition = find(root, flip.at());
    if (condition == null) {
      throw new AssertionError("no condition at " + flip.at());
    }
    String[] path = flip.path().split("\\.");
    switch (path.length) {
      case 1 -> put(condition, path[0], scalar(flip.to()));
      case 2 -> inside(condition, path[0], path[1], flip);
      default -> {
        SequenceNode steps = (SequenceNode) Objects.requireNonNull(value(condition, path[0]));
        put(
            (MappingNode) steps.getValue().get(Integer.parseInt(path[1])),
            path[2],
            scalar(flip.to()));
      }
    }
    write(file, root);
  }

  private void inside(MappingNode condition, String key, String field, Explanation.Flip flip) {
    Node value = Objects.requireNonNull(value(condition, key));
    boolean phrases = key.equals("phrases");
    if (phrases && !(value instanceof MappingNode)) { // phrases: [a, b] is short for any
      value = mapping("any", value instanceof SequenceNode ? value : sequence(value));
      put(condition, key, value);
    }
    MappingNode fields = (MappingNode) value;
    boolean list = phrases && List.of("any", "all", "none", "of").contains(field);
    if (!list) {
      put(fields, field, scalar(flip.to()));
      return;
    }
    Node listed = Objects.requireNonNull(value(fields, field));
    SequenceNode all = listed instanceof SequenceNode some ? some : sequence(listed);
    put(fields, field, all);
    if (flip.to().isEmpty()) {
      all.getValue().removeIf(node -> text(node).equals(flip.from()));
    } else {
      all.getValue().add(scalar(flip.to()));
    }
  }

  private void dropFromLists(String text) throws IOException {
    boolean dropped = false;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
        MappingNode root = (MappingNode) yaml.compose(new StringReader(Files.readString(file)));
        if (value(root, "lists") instanceof MappingNode lists) {
          for (NodeTuple list : lists.getValue()) {
            dropped |=
                ((SequenceNode) list.getValueNode())
                    .getValue()
                    .removeIf(node -> text(node).equalsIgnoreCase(text));
          }
          write(file, root);
        }
      }
    }
    if (!dropped) {
      throw new AssertionError("no list holds \"" + text + "\"");
    }
  }

  private void write(Path file, Node root) throws IOException {
    StringWriter out = new StringWriter();
    yaml.serialize(root, out);
    Files.writeString(file, out.toString());
  }

  private static @Nullable MappingNode find(Node node, Position at) {
    if (node instanceof MappingNode mapping) {
      if (mapping.getStartMark().getLine() == at.line() - 1
          && mapping.getStartMark().getColumn() == at.column() - 1) {
        return mapping;
      }
      for (NodeTuple tuple : mapping.getValue()) {
        MappingNode found = find(tuple.getValueNode(), at);
        if (found != null) {
          return found;
        }
      }
    } else if (node instanceof SequenceNode sequence) {
      for (Node item : sequence.getValue()) {
        MappingNode found = find(item, at);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private static @Nullable Node value(MappingNode mapping, String key) {
    for (NodeTuple tuple : mapping.getValue()) {
      if (text(tuple.getKeyNode()).equals(key)) {
        return tuple.getValueNode();
      }
    }
    return null;
  }

  private static void put(MappingNode mapping, String key, Node value) {
    List<NodeTuple> tuples = new ArrayList<>(mapping.getValue());
    NodeTuple with = new NodeTuple(scalar(key), value);
    for (int i = 0; i < tuples.size(); i++) {
      if (text(tuples.get(i).getKeyNode()).equals(key)) {
        tuples.set(i, with);
        mapping.setValue(tuples);
        return;
      }
    }
    tuples.add(with);
    mapping.setValue(tuples);
  }

  private static String text(Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  private static Node scalar(String text) {
    Tag tag =
        text.matches("-?\\d+")
            ? Tag.INT
            : text.matches("-?\\d+\\.\\d+")
                ? Tag.FLOAT
                : text.matches("true|false") ? Tag.BOOL : Tag.STR;
    DumperOptions.ScalarStyle style =
        tag.equals(Tag.STR)
            ? DumperOptions.ScalarStyle.DOUBLE_QUOTED
            : DumperOptions.ScalarStyle.PLAIN;
    return new ScalarNode(tag, text, null, null, style);
  }

  private static SequenceNode sequence(Node first) {
    return new SequenceNode(Tag.SEQ, new ArrayList<>(List.of(first)), DumperOptions.FlowStyle.FLOW);
  }

  private static MappingNode mapping(String key, Node value) {
    List<NodeTuple> tuples = new ArrayList<>();
    tuples.add(new NodeTuple(scalar(key), value));
    return new MappingNode(Tag.MAP, tuples, DumperOptions.FlowStyle.FLOW);
  }

  /** What is written, for messages. */
  static String told(Explanation.Flip flip) {
    return Map.of("at", flip.at(), "path", flip.path(), "from", flip.from(), "to", flip.to())
        .toString();
  }
}
