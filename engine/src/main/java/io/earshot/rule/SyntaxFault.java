package io.earshot.rule;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Puts the YAML parser's complaints in words for people who do not know its grammar. */
final class SyntaxFault {
  private SyntaxFault() {}

  static void report(MarkedYAMLException e, SourceFile file, Faults faults) {
    Mark mark = e.getProblemMark() != null ? e.getProblemMark() : e.getContextMark();
    Place at =
        mark == null ? file.start() : file.place(mark.getLine() + 1, mark.getColumn() + 1, 1);
    String problem = e.getProblem() == null ? "" : e.getProblem();
    if (problem.contains("TAB")) {
      faults.error(at, "a tab stands where YAML wants spaces", "indent with spaces");
      return;
    }
    faults.error(at, "this is not YAML: " + context(e.getContext()) + problem, fixOf(problem));
  }

  private static String context(@Nullable String context) {
    return context == null ? "" : context + ": ";
  }

  private static String fixOf(String problem) {
    if (problem.contains("mapping values are not allowed")) {
      return "text with a colon needs quotes; or the line is indented too far";
    }
    if (problem.contains("expected <block end>")) {
      return "check the indentation; the line before may lack a bracket or quote";
    }
    if (problem.contains("',' or ']'") || problem.contains("',' or '}'")) {
      return "a comma or closing bracket is missing before this";
    }
    if (problem.contains("could not find expected ':'")) {
      return "a key needs a colon and a blank after it";
    }
    if (problem.contains("cannot start any token")) {
      return "text that begins with this character needs quotes";
    }
    if (problem.contains("undefined alias")) {
      return "text that begins with * needs quotes";
    }
    return problem.contains("end of stream") ? "a closing quote is missing" : "";
  }
}
