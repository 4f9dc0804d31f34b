package io.earshot.rule;

import static io.earshot.rule.Sample.example;
import static io.earshot.rule.Sample.requiring;
import static io.earshot.rule.Sample.rule;
import static io.earshot.rule.Sample.rules;
import static io.earshot.rule.Sample.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every class of fault with its message, its fix and its place. « and » stand around the characters
 * the fault must point at; they are taken out before the text is read.
 */
class BrokenRulesTest {
  /** A broken rule set with the one error it must give. */
  record Broken(String text, String message, String fix) {
    @Override
    public String toString() {
      return message;
    }
  }

  @ParameterizedTest
  @MethodSource({
    "structure",
    "ids",
    "references",
    "conditions",
    "scopes",
    "voices",
    "operators",
    "phrases",
    "patterns",
    "metadata",
    "worths",
    "cards",
    "examples",
    "yaml"
  })
  void brokenRuleSet_isToldAtItsCharacter(Broken broken) {
    int from = broken.text().indexOf('«');
    String before = broken.text().substring(0, from);
    String text = broken.text().replace("«", "").replace("»", "");
    int length = broken.text().indexOf('»') - from - 1;
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    int column = before.length() - before.lastIndexOf('\n');

    List<RuleFault> errors =
        Sample.read(text).faults().stream().filter(RuleFault::isError).toList();

    assertThat(errors).as(text).hasSize(1);
    RuleFault error = errors.getFirst();
    assertThat(error.message()).isEqualTo(broken.message());
    assertThat(error.fix()).isEqualTo(broken.fix());
    assertThat(error.at()).isEqualTo(new Position(Sample.FILE, line, column));
    assertThat(error.length()).isEqualTo(Math.max(1, length));
  }

  static Stream<Broken> structure() {
    return Stream.of(
        new Broken(
            rule("«sektion»: opening"), "unknown key \"sektion\"", "did you mean \"section\"?"),
        new Broken(
            requiring("{ «phrase»: [hello] }"),
            "unknown key \"phrase\"",
            "did you mean \"phrases\"?"),
        new Broken(
            requiring("{ phrases: [a], «negation»: ignore }"),
            "unknown key \"negation\"",
            "it belongs inside phrases: { .. }"),
        new Broken(
            with("flags: [{ id: f, title: F, «colour»: red, when: { score: { below: 60 } } }]"),
            "unknown key \"colour\"",
            "allowed here: id, title, priority, route, due, when"),
        new Broken(
            requiring("{ «tone»: angry }"),
            "\"tone\" is not in this version of the language yet",
            "leave it out, or keep it in a branch until that version"),
        new Broken(
            rules("- «{» id: a, section: opening, require: { phrases: a }, worth: { award: 1 } }"),
            "a rule without \"title\"",
            "add title:"),
        new Broken(
            requiring("«[»{ phrases: [a] }]"),
            "expected a condition (a mapping), found a list",
            ""),
        new Broken(requiring("«hello»"), "expected a condition (a mapping), found text", ""),
        new Broken(
            requiring("{ any: [«hello»] }"), "expected a condition (a mapping), found text", ""),
        new Broken(rule("why: «[»a]"), "expected text, found a list", ""),
        new Broken(
            rule("why: «~»"), "expected text, found nothing", "write a value, or delete the key"),
        new Broken(rule("why: «\" \"»"), "empty text", "write it, or delete the key"),
        new Broken(rule("needs: «none»"), "expected a list, found text", ""),
        new Broken(
            rule("stage: «scored»"), "\"scored\" is not allowed here", "did you mean \"score\"?"),
        new Broken(
            rule("errorClass: «severe»"),
            "\"severe\" is not allowed here",
            "allowed: customer-critical, business-critical, compliance-critical, non-critical"),
        new Broken(
            requiring("{ phrases: [a], every: «yes» }"),
            "\"yes\" is not allowed here",
            "allowed: true, false"),
        new Broken(
            with("flags: [{ id: f, title: F, priority: «0», when: { score: { below: 1 } } }]"),
            "\"0\" is not a whole number from 1 to 5",
            ""),
        new Broken(
            requiring("{ talkShare: { of: agent, above: «180» } }"),
            "\"180\" is not a number from 0 to 100",
            ""),
        new Broken(
            requiring("{ entity: { kind: «monney» } }"),
            "\"monney\" is not allowed here",
            "did you mean \"money\"?"),
        new Broken(
            requiring("{ entity: { kind: money, atMost: 5 dollars, «above»: 1 dollar } }"),
            "a second comparison of one value",
            "write all: [..] with one each"),
        new Broken(
            requiring("{ entity: { «kind»: [money, id], equals: 5 } }"),
            "several kinds, and a value to compare with",
            "compare one kind; for several write any: [..]"),
        new Broken(
            requiring("{ commitment: { «dated»: false, atMost: 48 } }"),
            "\"dated: false\" with a limit: what has no date is never in time",
            "delete one of the two"),
        new Broken(
            requiring("{ fact: { file: «none.csv» } }"),
            "no table at \"none.csv\"",
            "name a CSV file, seen from the folder of this file"),
        new Broken(
            requiring("{ ticket: «{» field: days } }"),
            "a ticket's field compared with what?",
            "write kind: for a value or promise, or said: { value: condition } for a category"),
        new Broken(
            requiring("{ soundsLike: [«a ... b»] }"),
            "a phrase for its sound with a gap",
            "write it out, without ..."),
        new Broken(
            requiring("{ similar: { to: [a b], atLeast: «5» } }"),
            "\"5\" is not a number from 10 to 100",
            ""),
        new Broken(
            requiring("{ soundsLike: [abcd], «unit»: clause }"),
            "\"unit\" means nothing beside \"soundsLike\"",
            "delete it"),
        new Broken(
            requiring("{ duration: { below: «ten» } }"),
            "\"ten\" is not a number from 0 to 86400",
            ""),
        new Broken(
            rule("why: a\n«why»: b"),
            "the key \"why\" stands here twice",
            "first at rules/a.yaml:16:5; delete one"),
        new Broken(
            rule("effective: { from: «2026-02-30» }"),
            "there is no day 2026-02-30",
            "write a date such as 2026-01-31"),
        new Broken(
            rule("effective: { from: «next week» }"),
            "\"next week\" is not a date such as 2026-01-31",
            ""),
        new Broken(
            rule("«effective»: { from: 2026-03-01, to: 2026-02-01 }"),
            "effective ends before it begins",
            "swap the dates"),
        new Broken(with("lists: { l: «[»] }"), "a list of 0", "it must have at least 1"));
  }

  static Stream<Broken> ids() {
    String second =
        "- { id: «a», title: A, section: opening, require: { phrases: a }, worth: { award: 1 } }";
    return Stream.of(
        new Broken(
            rules(second.replace("«", "").replace("»", "") + "\n" + second),
            "the rule \"a\" is defined twice",
            "first at rules/a.yaml:10:11; rename one"),
        new Broken(
            rules(second.replace("«a»", "«a b»")),
            "\"a b\" is not an id: letters, digits, - and _, 64 at most",
            ""),
        new Broken(
            with(
                "flags:\n"
                    + "- { id: f, title: F, when: { score: { below: 9 } } }\n"
                    + "- { id: «f», title: F, when: { score: { below: 9 } } }"),
            "the flag \"f\" is defined twice",
            "first at rules/a.yaml:10:9; rename one"),
        new Broken(
            with("")
                .replace("weight: 20 }]", "weight: 20 }, { id: «opening», title: O, weight: 1 }]"),
            "the section \"opening\" is defined twice",
            "first at rules/a.yaml:7:20; rename one"),
        new Broken(
            with("").replace("weight: 20 }]", "weight: 20 }, { id: «card», title: O, weight: 1 }]"),
            "a section called \"card\"",
            "choose another id: autoFail: card is the whole card"));
  }

  static Stream<Broken> references() {
    return Stream.of(
        new Broken(
            requiring("{ hit: «greivance» }") + "conditions: { grievance: { phrases: [bad] } }",
            "there is no condition \"greivance\"",
            "did you mean \"grievance\"?"),
        new Broken(
            requiring("{ hit: «anything» }"),
            "there is no condition \"anything\"",
            "none is defined"),
        new Broken(
            requiring("{ phrases: [a], after: { hit: «b» } }"),
            "there is no condition \"b\"",
            "none is defined"),
        new Broken(
            requiring("{ silence: { above: 3, forgivenAfter: «b» } }"),
            "there is no condition \"b\"",
            "none is defined"),
        new Broken(
            requiring("{ rule: { id: «greeet» } }"),
            "there is no rule \"greeet\"",
            "did you mean \"greet\"?"),
        new Broken(rule("needs: [«opening»]"), "there is no rule \"opening\"", "defined: greet"),
        new Broken(
            requiring("{ phrases: [a] }").replace("section: opening", "section: «closing»"),
            "there is no section \"closing\"",
            "defined: opening"),
        new Broken(
            requiring("{ phrases: [\"«{list.sory}»\"] }") + "lists: { sorry: [sorry] }",
            "there is no list \"sory\"",
            "did you mean \"sorry\"?"),
        new Broken(
            requiring("{ phrases: [\"call «{compny}» now\"] }") + "parameters: { company: E }",
            "there is no parameter \"compny\"",
            "did you mean \"company\"?"),
        new Broken(
            requiring("{ phrases: [\"«{sorry}»\"] }") + "lists: { sorry: [sorry] }",
            "there is no parameter \"sorry\"",
            "for the list write {list.sorry}; for a brace write {{"),
        new Broken(
            requiring("{ hit: a }")
                + "conditions:\n  a: { any: [{ hit: b }] }\n  b: { not: { hit: «a» } }\n",
            "references in a circle: condition a → condition b → condition a",
            "remove one of them"),
        new Broken(
            requiring("{ phrases: [\"{list.x}\"] }")
                + "lists: { x: [\"{list.y}\"], y: [\"«{list.x}»\", b] }",
            "references in a circle: list x → list y → list x",
            "remove one of them"),
        new Broken(
            rule("needs: [«greet»]"),
            "references in a circle: rule greet → rule greet",
            "remove one of them"),
        new Broken(
            requiring("{ hit: «a» }") + "conditions: { a: { rule: { id: greet } } }",
            "references in a circle: condition a → rule greet → condition a",
            "remove one of them"));
  }

  static Stream<Broken> conditions() {
    return Stream.of(
        new Broken(
            requiring("«{» role: agent }"),
            "a condition without an operator",
            "add one such as phrases:, or all:, any:, not:, hit:"),
        new Broken(
            requiring("«{»}"),
            "a condition without an operator",
            "add one such as phrases:, or all:, any:, not:, hit:"),
        new Broken(
            requiring("{ phrases: [a], «silence»: { above: 3 } }"),
            "\"phrases\" and \"silence\" in one condition",
            "write all: [..] or any: [..] with one of them in each part"),
        new Broken(
            requiring("{ hit: a, «role»: agent }") + "conditions: { a: { phrases: [a] } }",
            "\"role\" stands beside \"hit\"",
            "put it beside the operator inside the named condition"),
        new Broken(
            requiring("{ any: [{ phrases: [a] }], «turns»: 2 }"),
            "\"turns\" stands beside \"any\"",
            "put it beside the operator inside each part"),
        new Broken(
            requiring("{ «score»: { below: 60 } }"),
            "\"score\" outside flags",
            "it is known only after the rules: use it in the when of a flag"),
        new Broken(
            requiring("{ «decidedShare»: { below: 60 } }"),
            "\"decidedShare\" outside flags",
            "it is known only after the rules: use it in the when of a flag"),
        new Broken(
            with("notScored: [{ reason: bad, when: { «rule»: { id: greet } } }]"),
            "\"rule\" in notScored",
            "that is decided before the rules are: use the rule's condition"),
        new Broken(
            requiring("{ phrases: [a], after: { hit: «long» } }")
                + "conditions: { long: { duration: { above: 9 } } }",
            "\"long\" has no hits to hang on",
            "only words, silences, replies, interruptions, turns and events have; a negation or a"
                + " figure has none"),
        new Broken(
            requiring("{ count: { of: { hit: «no» }, atLeast: 2 } }")
                + "conditions: { no: { not: { phrases: [a] } } }",
            "\"no\" has no hits to hang on",
            "only words, silences, replies, interruptions, turns and events have; a negation or a"
                + " figure has none"),
        new Broken(
            requiring("{ count: { of: «{» talkShare: { of: agent, above: 3 } }, atLeast: 2 } }"),
            "there are no hits to count: only words, silences, replies, interruptions, turns and"
                + " events have",
            "compare the figure itself"));
  }

  static Stream<Broken> scopes() {
    String forms = "write \"first 2\", \"last 3\", \"2\" or \"2..-2\"";
    String times = "write \"first 30\", \"last 20\", \"10..60\", \"-60..-10\" or \"30..end\"";
    return Stream.of(
        beside("turns: «0»", "\"0\" has a 0", "counting begins at 1 (the first) and -1 (the last)"),
        beside(
            "turns: «first 0»",
            "\"first 0\" has a 0",
            "counting begins at 1 (the first) and -1 (the last)"),
        beside("turns: «frist 2»", "\"frist 2\" is no range of turns", forms),
        beside("turns: «1.5»", "\"1.5\" is no range of turns", forms),
        beside("turns: «-2..-4»", "\"-2..-4\" ends before it begins", "swap the two numbers"),
        beside("utterances: «5..2»", "\"5..2\" ends before it begins", "swap the two numbers"),
        beside("seconds: «60..10»", "\"60..10\" ends before it begins", times),
        beside("seconds: «first 0»", "\"first 0\" is empty", times),
        beside("seconds: «30»", "\"30\" is no stretch of time", times),
        beside(
            "percent: «first 120»",
            "\"first 120\" is no stretch in per cent",
            "whole numbers from 0 to 100"),
        beside(
            "localTime: «9 to 5»",
            "\"9 to 5\" is no stretch of the day",
            "write hours such as 09:00-18:00 or 22:00-06:00"),
        beside(
            "localTime: «25:00-26:00»",
            "\"25:00-26:00\" is no stretch of the day",
            "write hours such as 09:00-18:00 or 22:00-06:00"),
        beside(
            "turns: 2, «utterances»: 2",
            "\"turns\" and \"utterances\" in one scope",
            "keep one; for both write all: [..]"),
        beside(
            "seconds: first 2, «percent»: first 2",
            "\"seconds\" and \"percent\" in one scope",
            "keep one; for both write all: [..]"),
        beside(
            "after: { hit: a }, «before»: { hit: a }",
            "\"after\" and \"before\" in one scope",
            "keep one; for both write all: [..]"),
        beside("around: «{» hit: a }", "around, but how far?", "add turns: or seconds:"),
        beside(
            "sameTurn: { hit: a, «turns»: 2 }",
            "\"turns\" in sameTurn",
            "the turn is the window: delete it"),
        beside(
            "after: { hit: a, «of»: agent, seconds: 2 }",
            "\"of\" without \"turns\"",
            "add turns:, or delete it"),
        beside(
            "after: { hit: a, turns: 2, «from»: start }",
            "\"from\" without \"seconds\"",
            "add seconds:, or delete it"),
        beside(
            "after: { hit: a, pick: «0» }",
            "\"0\" is not first, last, any, every or a number from 1",
            ""),
        beside(
            "unit: joined, «every»: true",
            "\"every\" turn, but \"unit: joined\" makes one of them",
            "delete one of the two"),
        meaningless("{ duration: { above: 3 }, «every»: true }", "every", "duration", "delete it"),
        meaningless("{ event: { kind: hold }, «every»: true }", "every", "event", "delete it"),
        meaningless(
            "{ event: { kind: hold }, «role»: agent }", "role", "event", "write by: inside it"),
        meaningless(
            "{ turnCount: { above: 3 }, «unit»: clause }", "unit", "turnCount", "delete it"),
        meaningless(
            "{ metadata: { field: a, equals: b }, «scope»: leg }",
            "scope",
            "metadata",
            "delete it"),
        meaningless(
            "{ count: { of: { phrases: [a] }, above: 3 }, «role»: agent }",
            "role",
            "count",
            "put it beside the operator inside of:"),
        meaningless(
            "{ speakingRate: { per: leg, above: 300 }, «every»: true }",
            "every",
            "speakingRate",
            "delete it"),
        meaningless(
            "{ loudness: { per: leg, above: -20 }, «every»: true }",
            "every",
            "loudness",
            "delete it"),
        meaningless("{ pitch: { above: 200 }, «unit»: clause }", "unit", "pitch", "delete it"));
  }

  static Stream<Broken> voices() {
    return Stream.of(
        new Broken(
            requiring("{ loudness: { «above»: 8 } }"),
            "a loudness above 0 dBFS",
            "0 is the loudest there is; for dB above the usual add against: baseline"),
        new Broken(
            requiring("{ pitch: { «atLeast»: 4 } }"),
            "a pitch below 40 Hz",
            "a voice is higher; for semitones above the usual add against: baseline"),
        new Broken(
            requiring("{ loudness: { measure: jump, «against»: baseline, above: 8 } }"),
            "\"against\" with \"measure: jump\"",
            "a jump compares already: delete it"),
        new Broken(
            requiring("{ pitch: { measure: jump, «per»: leg, above: 8 } }"),
            "a jump of the whole leg",
            "it is from turn to turn: delete per, or write measure: span"),
        new Broken(
            requiring("{ loudness: { measure: «jmup», above: 8 } }"),
            "\"jmup\" is not allowed here",
            "did you mean \"jump\"?"),
        new Broken(
            requiring("{ «loudnes»: { above: -8 } }"),
            "unknown key \"loudnes\"",
            "did you mean \"loudness\"?"),
        new Broken(
            requiring("{ loudness: { against: «base line», above: 8 } }"),
            "\"base line\" is not allowed here",
            "did you mean \"baseline\"?"));
  }

  private static Broken beside(String keys, String message, String fix) {
    return new Broken(
        requiring("{ phrases: [x], " + keys + " }") + "conditions: { a: { phrases: [a] } }",
        message,
        fix);
  }

  private static Broken meaningless(String condition, String key, String operator, String fix) {
    return new Broken(
        requiring(condition), "\"" + key + "\" means nothing beside \"" + operator + "\"", fix);
  }

  static Stream<Broken> operators() {
    return Stream.of(
        new Broken(
            requiring("{ silence: «{» after: agent } }"),
            "no limit to hold the figure against",
            "add atLeast, atMost, above, below or exactly"),
        new Broken(
            requiring("{ duration: { above: 3, «below»: 9 } }"),
            "a second limit in one operator",
            "for a range write all: [..] with one limit in each part"),
        new Broken(
            requiring("{ responseTime: { of: agent, which: mean, «from»: start, atMost: 3 } }"),
            "\"from\" with \"which: mean\"",
            "only the first reply counts from the start or the assignment; add which: first"),
        new Broken(
            requiring("{ talkShare: { «of»: any, above: 3 } }"),
            "\"of: any\"",
            "name one role, for example agent"),
        new Broken(
            requiring(
                "{ count: «{» of: { phrases: [a] }, sum: seconds, distinct: true, above: 2 } }"),
            "two measures in one count",
            "keep one of distinct, sum, longest"),
        new Broken(
            requiring("{ event: { kind: «holding» } }"),
            "\"holding\" is not allowed here",
            "allowed: hold, mute, transfer_cold, transfer_warm, conference, recording_paused,"
                + " hang_up"),
        new Broken(
            with("flags: [{ id: f, title: F, when: { rule: { id: greet, is: «passed» } } }]"),
            "\"passed\" is not allowed here",
            "allowed: met, not met, not_met, not applicable, not_applicable, undecidable,"
                + " pending"));
  }

  static Stream<Broken> phrases() {
    String gap = "a gap (...) stands between words";
    String list = "lists: { l: [a... b, c], plain: [d] }\n";
    return Stream.of(
        new Broken(requiring("{ phrases: [«...»] }"), "a phrase without words", gap),
        new Broken(requiring("{ phrases: [«'!?'»] }"), "a phrase without words", gap),
        new Broken(requiring("{ phrases: [«hello ...»] }"), "a gap at the end", gap),
        new Broken(requiring("{ phrases: [«…2 hello»] }"), "a gap at the beginning", gap),
        new Broken(requiring("{ phrases: [«a ... ...3 b»] }"), "two gaps in a row", gap),
        new Broken(requiring("{ phrases: [«''»] }"), "empty phrase", "write it, or delete the key"),
        new Broken(
            requiring("{ phrases: [hello, «~»] }"),
            "expected a phrase, found nothing",
            "write a value, or delete the key"),
        new Broken(
            requiring("{ phrases: [call «...12315» now] }"),
            "a gap of 12315 tokens",
            "1 to 100; a number that is said needs a blank before it"),
        new Broken(
            requiring("{ phrases: ['a «{»b'] }"),
            "an opening brace without a closing one",
            "for a brace write {{"),
        new Broken(
            requiring("{ phrases: ['a «}»b'] }"),
            "a closing brace without an opening one",
            "for a brace write }}"),
        new Broken(
            requiring("{ phrases: [\"a «{»}b\"] }"),
            "braces without a name",
            "write {list.name}, {metadata.field} or {parameter}; for a brace write {{"),
        new Broken(
            requiring("{ phrases: { any: [a], «all»: [b] } }"),
            "\"any\" and \"all\" in one phrases",
            "write one of any: [..], all: [..], none: [..] or atLeast: n with of: [..]"),
        new Broken(
            requiring("{ phrases: «{» hits: 2 } }"),
            "phrases without phrases",
            "write one of any: [..], all: [..], none: [..] or atLeast: n with of: [..]"),
        new Broken(
            requiring("{ phrases: { any: [a], «atLeast»: 2 } }"),
            "\"atLeast\" without \"of\"",
            "write of: [..] for the phrases; for a number of hits write hits:"),
        new Broken(
            requiring("{ phrases: { «of»: [a] } }"),
            "\"of\" without \"atLeast\"",
            "add atLeast: n, or write any:"),
        new Broken(
            requiring("{ phrases: { «atLeast»: 3, of: [a, b] } }"),
            "atLeast: 3 of 2 phrases can never hold",
            "add phrases or lower the number"),
        new Broken(
            requiring("{ phrases: { none: [a], «hits»: 2 } }"),
            "\"hits\" with \"none\"",
            "delete hits"),
        new Broken(
            requiring("{ phrases: ['so «{list.l}»'] }") + list.replace(", plain: [d]", ""),
            "the list \"l\" holds phrases with gaps or fields",
            "let it stand alone in a phrase, or split the list"),
        new Broken(
            requiring("{ phrases: { all: ['«{list.l}»', '{list.plain}'] } }") + list,
            "the list \"l\" holds phrases with gaps or fields, and is counted",
            "under all and atLeast a list counts as one phrase: take them out, or use any"),
        new Broken(
            requiring("{ phrases: [«'{list.n} {list.n}'»] }") + numbers(40),
            "the phrase stands for 1600 spellings or more",
            "1000 at most; use shorter lists or several phrases"),
        new Broken(
            requiring("{ phrases: ['{list.m}'] }")
                + numbers(400)
                    .replace("{ n:", "{ m: ['{list.n}', 'a {list.n}', '«b »{list.n}'], n:"),
            "the list \"m\" stands for 1200 spellings or more",
            "1000 at most; use shorter lists or several phrases"),
        new Broken(
            requiring("{ phrases: [" + "'{list.n} {list.n}', ".repeat(11) + "x] }")
                    .replace("id: greet", "id: «greet»")
                + numbers(31),
            "the rule's phrases stand for 10572 spellings",
            "10000 at most: shorten the lists"));
  }

  private static String numbers(int count) {
    StringBuilder list = new StringBuilder("lists: { n: [n0");
    for (int i = 1; i < count; i++) {
      list.append(", n").append(i);
    }
    return list + "] }\n";
  }

  static Stream<Broken> patterns() {
    return Stream.of(
        new Broken(
            requiring("{ pattern: { find: 'order «[0-9»' } }"),
            "not a regular expression (RE2): missing closing ]",
            ""),
        new Broken(
            requiring("{ pattern: { find: 'a«(?=»b)' } }"),
            "not a regular expression (RE2): invalid or unsupported Perl syntax",
            "RE2 has no look-ahead, look-behind and back-references; use except:"),
        new Broken(
            requiring("{ pattern: { find: 'a', except: 'b «**»' } }"),
            "not a regular expression (RE2): invalid nested repetition operator",
            "* + ? and { that are meant as text need a backslash"),
        new Broken(
            requiring("{ pattern: { find: 'xa«{2000}»' } }"),
            "not a regular expression (RE2): invalid repeat count",
            "1000 repetitions at most"),
        new Broken(
            requiring("{ pattern: { find: «'[0-9]*'» } }"),
            "the pattern matches the empty text, so it hits everywhere",
            "make a part of it obligatory: + instead of *"),
        new Broken(
            requiring("{ pattern: «{» except: a } }"), "a pattern without \"find\"", "add find:"));
  }

  static Stream<Broken> metadata() {
    String arithmetic =
        "write {field}, numbers, + - * / and parentheses: \"({paid} - {refund}) / 2\"";
    return Stream.of(
        new Broken(
            requiring("{ metadata: «{» equals: north } }"),
            "metadata of what?",
            "write either field: name or expression: \"{a} - {b}\""),
        new Broken(
            requiring("{ metadata: { field: a, «expression»: '{b}', below: 2 } }"),
            "\"field\" and \"expression\" in one comparison",
            "write either field: name or expression: \"{a} - {b}\""),
        new Broken(
            requiring("{ metadata: «{» field: team } }"),
            "nothing to compare with",
            "add equals, notEquals, below, atMost, above, atLeast, between, in, contains, missing,"
                + " present"),
        new Broken(
            requiring("{ metadata: { field: a, above: 1, «below»: 3 } }"),
            "a second comparison of one field",
            "for a range write between: [from, to]; else all: [..]"),
        new Broken(
            requiring("{ metadata: { field: a, between: «[»5, 1] } }"),
            "the range ends before it begins",
            "swap the numbers"),
        new Broken(
            requiring("{ metadata: { field: a, between: «[»5] } }"),
            "a list of 1",
            "it must have 2"),
        new Broken(
            requiring("{ metadata: { field: a, missing: «false» } }"),
            "false",
            "write present: true"),
        new Broken(
            requiring("{ metadata: { expression: '{paid} - «'», below: 3 } }"),
            "the expression breaks off",
            arithmetic),
        new Broken(
            requiring("{ metadata: { expression: '{paid} «%» 2', below: 3 } }"),
            "the expression makes no sense from here",
            arithmetic),
        new Broken(
            requiring("{ metadata: { expression: «'1 + 2'», below: 3 } }"),
            "an expression without a field",
            "write {field}"),
        new Broken(
            requiring("{ metadata: { expression: '{paid}', «contains»: x } }"),
            "an expression is a number; \"contains\" compares text",
            "use below, atMost, above, atLeast, between or equals with a number"));
  }

  static Stream<Broken> worths() {
    return Stream.of(
        worth("{ award: 1, «deduct»: 2 }", "\"award\" and \"deduct\" in one worth", "keep one"),
        worth(
            "«{»}",
            "a worth without points",
            "add one of award, deduct, deductPerHit, levels, bonus, autoFail"),
        worth("{ «deductPerHit»: 2 }", "deductPerHit without a cap", "add cap: n"),
        worth(
            "{ deductPerHit: 5, «cap»: 2 }",
            "the cap is lower than one deduction",
            "raise it, or write deduct"),
        worth(
            "{ levels: [«{» deduct: 1 }] }",
            "a level needs either \"above\" or \"hits\"",
            "keep one of them"),
        worth(
            "{ levels: [{ above: 10, deduct: 1 }, { «hits»: 3, deduct: 2 }] }",
            "levels by \"above\" and by \"hits\"",
            "use the same key in every level"),
        worth(
            "{ levels: [{ above: 20, deduct: 3 }, «{» above: 10, deduct: 5 }] }",
            "this level is not worse than the one before",
            "write levels from the mildest to the worst, each with a higher limit and deduction"),
        worth(
            "{ levels: [{ above: 20, deduct: 3 }], «cap»: 2 }",
            "the cap is lower than the worst level",
            "raise it"),
        new Broken(
            requiring("{ phrases: [a] }")
                .replace("id: greet\n", "id: greet\n    «group»: polite\n"),
            "a rule that does not deduct is in a group: of a group only the worst deduction counts",
            "delete group, or write worth: { deduct: 5 }"),
        worth("{ award: 1, «cap»: 2 }", "\"cap\" without \"deductPerHit\"", "delete it"),
        worth("{ deduct: 1, «confirm»: human }", "\"confirm\" without \"autoFail\"", "delete it"),
        worth("{ deduct: «-5» }", "\"-5\" is not a number from 0 to 1000000", ""),
        worth("{ autoFail: «closing» }", "there is no section \"closing\"", "defined: opening"),
        new Broken(
            requiring("{ phrases: [a] }")
                .replace("    worth: { award: 5 }\n", "")
                .replace("id: greet", "«id»: greet"),
            "the rule scores, but has no \"worth\"",
            "add worth: { award: 5 }, or stage: suggest"));
  }

  private static Broken worth(String worth, String message, String fix) {
    return new Broken(requiring("{ phrases: [a] }").replace("{ award: 5 }", worth), message, fix);
  }

  static Stream<Broken> cards() {
    return Stream.of(
        card(
            "pass: 80",
            "«pass»: 101",
            "the pass mark is above the start score",
            "lower it to 100 or less"),
        card("pass: 80", "pass: 0\n  «start»: 0", "a start score of 0", "usually 100"),
        card("weight: 20", "weight: «0»", "\"0\" is not a whole number from 1 to 1000000", ""),
        card(
            "weight: 20",
            "weight: 1, «floor»: 50, cap: 40",
            "the floor is above the cap",
            "swap the two"),
        card(
            "weight: 20",
            "weight: 1, «cap»: 140",
            "the cap is above the start score",
            "100 at most"),
        card(
            "name: B, from: 0",
            "name: B, «from»: 90",
            "the grades do not descend",
            "order them from the highest to the lowest"),
        card("name: B", "«name»: A", "the grade \"A\" stands here twice", "rename one"));
  }

  private static Broken card(String from, String to, String message, String fix) {
    return new Broken(requiring("{ phrases: [a] }").replace(from, to), message, fix);
  }

  static Stream<Broken> examples() {
    String form = "write \"agent: text\" or \"agent[a2] 12.5-15: text\"";
    return Stream.of(
        turn("«'hello'»", "a turn without a colon", form),
        turn("'«agnet»: hello'", "nobody has the role \"agnet\"", "did you mean \"agent\"?"),
        turn("'agent«[a2»: hello'", "an agent id that does not end", form),
        turn("'«agent 9-4»: hello'", "\"9-4\" is no time from-to in seconds", form),
        turn(
            "'agent 9: hello', «'customer 5: hi'»",
            "this turn begins before the one above it",
            "put turns in order of time"),
        turn(
            "«'agent: {hello|0.3}'»",
            "a recognition confidence in typed text",
            "add medium: call to the example"),
        turn(
            "'agent: hi «{hello|3}» there'",
            "no recognition confidence",
            "write {words|0.3} with a number from 0 to 1; for a brace write {{"),
        turn(
            "'agent: hi «{hello»'",
            "no recognition confidence",
            "write {words|0.3} with a number from 0 to 1; for a brace write {{"),
        new Broken(
            example("{ expect: met, events: [«hould 3»], turns: ['agent: hi'] }"),
            "there is no event \"hould\"",
            "did you mean \"hold\"?"),
        new Broken(
            example("{ expect: met, events: [«hold soon»], turns: ['agent: hi'] }"),
            "\"hold soon\" is no event",
            "write \"hold 35-60.5\", \"hang_up 80 by customer\" or \"transfer_cold 40 by agent to"
                + " a2\""),
        new Broken(
            example("{ expect: met, zone: «Mars/Base», turns: ['agent: hi'] }"),
            "there is no time zone \"Mars/Base\"",
            "write an IANA name such as Asia/Shanghai, or an offset such as +08:00"),
        new Broken(
            example("{ expect: met, startedAt: «2026-03-01», turns: ['agent: hi'] }"),
            "\"2026-03-01\" is no time with an offset",
            "write 2026-03-01T09:30:00+08:00"),
        new Broken(
            example("{ expect: «pending», turns: ['agent: hi'] }"),
            "\"pending\" is not allowed here",
            "allowed: met, not met, not_met, not applicable, not_applicable, undecidable"));
  }

  private static Broken turn(String turns, String message, String fix) {
    return new Broken(example("{ expect: met, turns: [" + turns + "] }"), message, fix);
  }

  static Stream<Broken> yaml() {
    return Stream.of(
        new Broken(
            "ruleSet: a\n«\t»title: b\n",
            "a tab stands where YAML wants spaces",
            "indent with spaces"),
        new Broken(
            "ruleSet: a\ntitle: b«:» c\n",
            "this is not YAML: mapping values are not allowed here",
            "text with a colon needs quotes; or the line is indented too far"),
        new Broken(
            "ruleSet: a\nlanguages: [en\ntitle«:» b\n",
            "this is not YAML: while parsing a flow sequence: expected ',' or ']', but got :",
            "a comma or closing bracket is missing before this"),
        new Broken(
            with("").replace("title: Greets", "title: «*»greets"),
            "anchors (&name) and aliases (*name) are not part of the rule language",
            "name it under conditions or lists and refer to it by its name"),
        new Broken(
            with("").replace("title: Greets", "title: «&a Greets»"),
            "anchors (&name) and aliases (*name) are not part of the rule language",
            "name it under conditions or lists and refer to it by its name"),
        new Broken(
            with("").replace("title: Greets", "title: «!secret Greets»"),
            "the tag !secret is not part of the rule language",
            "delete the tag"),
        new Broken(
            with("") + "«-»--\nruleSet: b\n",
            "a second document begins here",
            "put each rule set in its own file"),
        new Broken("title: a«\u0007»", "the character U+0007 is not allowed in YAML", "delete it"),
        new Broken(
            "«hello there»\n", "this is no rule set: a mapping is expected", "begin with ruleSet:"),
        new Broken("«»", "there is no rule set here", "begin with ruleSet: id"),
        new Broken(
            "«version»: 1\n",
            "\"version\" stands in a file without \"ruleSet\"",
            "move it to the file that begins with ruleSet:"));
  }
}
