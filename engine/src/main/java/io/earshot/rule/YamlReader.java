package io.earshot.rule;

import io.earshot.rule.Node.Broken;
import io.earshot.rule.Node.Entry;
import io.earshot.rule.Node.Fields;
import io.earshot.rule.Node.Items;
import io.earshot.rule.Node.Scalar;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.events.StreamEndEvent;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads a file's YAML into nodes. It works on the parser's events, not on its objects: nothing is
 * constructed, aliases are refused where they stand, and every piece keeps its place.
 */
final class YamlReader {
  private static final int DEEPEST = 40;

  private final SourceFile file;
  private final Faults faults;
  private Iterator<Event> events = List.<Event>of().iterator();

  YamlReader(SourceFile file, Faults faults) {
    this.file = file;
    this.faults = faults;
  }

  /** The file's one document, or null if there is none or it is no YAML; the faults say why. */
  @Nullable Node read() {
    if (refuseUnprintable()) {
      return null;
    }
    try {
      LoaderOptions options = new LoaderOptions();
      options.setCodePointLimit(Integer.MAX_VALUE); // the file's size is limited before
      events = new Yaml(options).parse(new StringReader(file.text())).iterator();
      return document();
    } catch (MarkedYAMLException e) {
      SyntaxFault.report(e, file, faults);
    } catch (TooDeep e) {
      return null; // told where it happened
    } catch (YAMLException e) {
      faults.error(file.start(), "this is not YAML: " + e.getMessage(), "");
    }
    return null;
  }

  private boolean refuseUnprintable() {
    String text = file.text();
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      if (!StreamReader.isPrintable(text.codePointAt(i))) {
        faults.error(
            file.placeOf(i),
            String.format(
                Locale.ROOT, "the character U+%04X is not allowed in YAML", text.codePointAt(i)),
            "delete it");
        return true;
      }
    }
    return false;
  }

  private @Nullable Node document() {
    Node root = null;
    while (events.hasNext()) {
      Event event = events.next();
      if (event instanceof DocumentStartEvent && root != null) {
        faults.error(
            placeOf(event), "a second document begins here", "put each rule set in its own file");
        return root;
      }
      if (event instanceof NodeEvent) {
        root = node(event, 0);
      } else if (event instanceof StreamEndEvent) {
        break;
      }
    }
    return root;
  }

  private static final class TooDeep extends YAMLException {
    TooDeep() {
      super("nested too deep");
    }
  }

  private Node node(Event event, int depth) {
    Place at = placeOf(event);
    if (event instanceof AliasEvent || ((NodeEvent) event).getAnchor() != null) {
      faults.error(
          at,
          "anchors (&name) and aliases (*name) are not part of the rule language",
          "name it under conditions or lists and refer to it by its name");
    }
    refuseTag(event, at);
    if (depth > DEEPEST) {
      faults.error(at, "nested more than " + DEEPEST + " levels deep", "name parts of it");
      throw new TooDeep();
    }
    return switch (event) {
      case ScalarEvent scalar -> new Scalar(scalar.getValue(), quoteOf(scalar), at);
      case SequenceStartEvent list -> items(at, depth);
      case MappingStartEvent mapping -> fields(at, depth);
      default -> new Broken(at);
    };
  }

  private void refuseTag(Event event, Place at) {
    String tag =
        switch (event) {
          case ScalarEvent scalar -> scalar.getTag();
          case SequenceStartEvent list -> list.getTag();
          case MappingStartEvent mapping -> mapping.getTag();
          default -> null;
        };
    if (tag != null) {
      faults.error(at, "the tag " + tag + " is not part of the rule language", "delete the tag");
    }
  }

  private Items items(Place at, int depth) {
    List<Node> items = new ArrayList<>();
    for (Event event = events.next(); !(event instanceof SequenceEndEvent); event = events.next()) {
      items.add(node(event, depth + 1));
    }
    return new Items(items, at);
  }

  private Fields fields(Place at, int depth) {
    List<Entry> entries = new ArrayList<>();
    for (Event event = events.next(); !(event instanceof MappingEndEvent); event = events.next()) {
      Node key = node(event, depth + 1);
      Node value = node(events.next(), depth + 1);
      if (key instanceof Scalar scalar) {
        entries.add(new Entry(scalar, value));
      } else if (!(key instanceof Broken)) {
        faults.error(
            key.at(),
            "a key must be text, not a list or mapping",
            "a value beginning with { or [ needs quotes");
      }
    }
    return new Fields(entries, at);
  }

  private static char quoteOf(ScalarEvent scalar) {
    ScalarStyle style = scalar.getScalarStyle();
    return switch (style) {
      case DOUBLE_QUOTED -> '"';
      case SINGLE_QUOTED -> '\'';
      case LITERAL, FOLDED -> '|';
      default -> 0;
    };
  }

  private Place placeOf(Event event) {
    Mark from = event.getStartMark();
    Mark to = event.getEndMark();
    int length =
        event instanceof ScalarEvent && to.getLine() == from.getLine()
            ? to.getColumn() - from.getColumn()
            : 1;
    return file.place(from.getLine() + 1, from.getColumn() + 1, Math.max(1, length));
  }
}
