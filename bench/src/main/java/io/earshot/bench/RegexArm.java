package io.earshot.bench;

import io.earshot.model.Conversation;
import io.earshot.model.Role;
import io.earshot.rule.Condition;
import io.earshot.rule.Operator;
import io.earshot.rule.Phrase;
import io.earshot.rule.Phrase.Part;
import io.earshot.rule.Rule;
import io.earshot.rule.RuleSet;
import io.earshot.rule.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The reference arm: one {@code java.util.regex} per rule (two where a rule wants one phrase and
 * not another), run on every turn of its scope, on text that was lower-cased and stripped of
 * punctuation before the clock starts. It finds all hits and keeps nothing: no evidence, no
 * outcome, no score.
 */
final class RegexArm {
  /** A conversation in the form the patterns run on. */
  record Prepared(List<String> turns, int agentTurns, int customerTurns) {}

  /** One operator: its pattern, its scope. */
  record Look(Pattern pattern, Scope scope) {}

  private final List<List<Look>> rules = new ArrayList<>();
  private final boolean han;

  RegexArm(RuleSet ruleSet) {
    han = ruleSet.languages().contains("zh");
    for (Rule rule : ruleSet.rules()) {
      List<Look> looks = new ArrayList<>();
      collect(rule.require(), looks);
      rules.add(looks);
    }
  }

  private void collect(Condition condition, List<Look> looks) {
    switch (condition) {
      case Condition.All all -> all.parts().forEach(part -> collect(part, looks));
      case Condition.Not not -> collect(not.part(), looks);
      case Condition.Test test ->
          looks.add(new Look(pattern((Operator.Phrases) test.operator()), test.scope()));
      default -> throw new IllegalArgumentException(condition.toString());
    }
  }

  Prepared prepare(Conversation conversation) {
    List<String> turns = new ArrayList<>();
    conversation.utterances().forEach(u -> turns.add(plain(u.text())));
    return new Prepared(turns, (turns.size() + 1) / 2, turns.size() / 2);
  }

  /** Lower case, no punctuation; English words stand between single spaces. */
  String plain(String text) {
    String bare = text.toLowerCase(Locale.ROOT).replaceAll("[，。,.]", han ? "" : " ");
    return han ? bare.strip() : " " + bare.replaceAll("\\s+", " ").strip() + " ";
  }

  List<Look> looks(int rule) {
    return rules.get(rule);
  }

  /**
   * Number of hits of all rules; which rules had one goes into {@code fired}: those whose first
   * pattern was found and whose second was not.
   */
  int run(Prepared conversation, boolean[] fired) {
    int hits = 0;
    for (int r = 0; r < rules.size(); r++) {
      List<Look> looks = rules.get(r);
      int wanted = count(looks.get(0), conversation);
      int spoiling = looks.size() > 1 ? count(looks.get(1), conversation) : 0;
      fired[r] = wanted > 0 && spoiling == 0;
      hits += wanted + spoiling;
    }
    return hits;
  }

  private static int count(Look look, Prepared conversation) {
    int hits = 0;
    for (int t = 0; t < conversation.turns.size(); t++) {
      if (inside(look.scope, conversation, t)) {
        Matcher matcher = look.pattern.matcher(conversation.turns.get(t));
        while (matcher.find()) {
          hits++;
        }
      }
    }
    return hits;
  }

  /** Turns alternate: even ones are the agent's. */
  static boolean inside(Scope scope, Prepared conversation, int turn) {
    Role role = scope.role();
    if (role != null && (role == Role.AGENT) != (turn % 2 == 0)) {
      return false;
    }
    Scope.Positions positions = scope.positions();
    if (positions == null) {
      return true;
    }
    int position = turn / 2 + 1;
    return positions.from() > 0
        ? position <= positions.to()
        : position > conversation.agentTurns + positions.from();
  }

  private Pattern pattern(Operator.Phrases phrases) {
    List<String> alternatives = new ArrayList<>();
    for (Phrase phrase : phrases.phrases()) {
      var one = new StringBuilder();
      for (Part part : phrase.parts()) {
        switch (part) {
          case Part.Text text -> one.append(Pattern.quote(text.text()));
          case Part.OneOf list -> one.append(oneOf(list.texts()));
          case Part.Gap gap -> one.append(gap(gap.tokens()));
          default -> throw new IllegalArgumentException(phrase.source());
        }
      }
      alternatives.add(one.toString());
    }
    String any = "(?:" + String.join("|", alternatives) + ")";
    return Pattern.compile(han ? any : " " + any + "(?= )");
  }

  private static String oneOf(List<String> texts) {
    List<String> quoted = new ArrayList<>();
    texts.forEach(text -> quoted.add(Pattern.quote(text)));
    return "(?:" + String.join("|", quoted) + ")";
  }

  private String gap(int tokens) {
    return han ? ".{0," + tokens + "}?" : " (?:\\S+ ){0," + tokens + "}?";
  }
}
