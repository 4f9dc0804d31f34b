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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The reference arm: one {@code java.util.regex} per rule, run on every turn of its scope, on text
 * that was lower-cased and stripped of punctuation before the clock starts. It finds all hits and
 * keeps nothing: no evidence, no outcome, no score.
 */
final class RegexArm {
  /** A conversation in the form the patterns run on. */
  record Prepared(List<String> turns, int agentTurns, int customerTurns) {}

  private final List<Pattern> patterns = new ArrayList<>();
  private final List<Scope> scopes = new ArrayList<>();
  private final boolean han;

  RegexArm(RuleSet ruleSet) {
    han = ruleSet.languages().contains("zh");
    for (Rule rule : ruleSet.rules()) {
      Condition.Test test = (Condition.Test) rule.require();
      patterns.add(pattern((Operator.Phrases) test.operator()));
      scopes.add(test.scope());
    }
  }

  Prepared prepare(Conversation conversation) {
    List<String> turns = new ArrayList<>();
    conversation.utterances().forEach(u -> turns.add(plain(u.text())));
    return new Prepared(turns, (turns.size() + 1) / 2, turns.size() / 2);
  }

  private String plain(String text) {
    String bare = text.toLowerCase(java.util.Locale.ROOT).replaceAll("[，。,.]", han ? "" : " ");
    return bare.replaceAll("\\s+", " ").strip();
  }

  /** Number of hits of all rules; which rules had one goes into {@code fired}. */
  int run(Prepared conversation, boolean[] fired) {
    int hits = 0;
    for (int r = 0; r < patterns.size(); r++) {
      Scope scope = scopes.get(r);
      fired[r] = false;
      for (int t = 0; t < conversation.turns.size(); t++) {
        if (inside(scope, conversation, t)) {
          Matcher matcher = patterns.get(r).matcher(conversation.turns.get(t));
          while (matcher.find()) {
            hits++;
            fired[r] = true;
          }
        }
      }
    }
    return hits;
  }

  /** Turns alternate: even ones are the agent's. */
  private static boolean inside(Scope scope, Prepared conversation, int turn) {
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
          case Part.Gap gap -> one.append(gap(gap.tokens()));
          default -> throw new IllegalArgumentException(phrase.source());
        }
      }
      alternatives.add(one.toString());
    }
    String any = "(?:" + String.join("|", alternatives) + ")";
    return Pattern.compile(han ? any : "\\b" + any + "\\b");
  }

  private String gap(int tokens) {
    return han ? "(?:.){0," + tokens + "}?" : " (?:\\S+ ){0," + tokens + "}?";
  }
}
