package io.earshot.rule;

import io.earshot.rule.Operator.Phrases;
import io.earshot.rule.Phrase.Part;
import java.util.ArrayList;
import java.util.List;

/**
 * What makes a promise, where a rule does not say it: verbs of doing something for the customer in
 * the future, English and Chinese. Negations are guarded as in every phrase.
 */
final class Promises {
  private static final String ENGLISH_WILL = "will|shall|am going to|are going to";
  private static final String ENGLISH_DOES =
      "call|ring|phone|get back|come back|contact|email|e-mail|message|text you|write to you|send|ship|refund|return your|follow up|update you|let you know|reply|respond|resolve|fix|process|arrange|deliver|replace|repair|credit|issue|escalate|chase|notify|inform you|be refunded|be credited|be delivered|be resolved|be processed|be shipped|be sent|be contacted|be in touch|receive|arrive|hear from";
  private static final String HAN_WILL = "会|将|一定|保证|马上|立即|立刻|尽快|负责";
  private static final String HAN_DOES =
      "回复|回电|答复|联系|处理|退款|退回|退还|到账|跟进|安排|发出|寄出|发货|送达|解决|通知|反馈|上门|换货|补偿|赔付|赔偿|补发|打给|打电话|发送|发到|发给|派送|受理|恢复|维修|更换";
  private static final int ENGLISH_GAP = 5;
  private static final int HAN_GAP = 12;

  private Promises() {}

  /** A condition that is hit by every promise, whoever makes it. */
  static Condition any(Position at) {
    List<Phrase> phrases = new ArrayList<>();
    phrases.add(phrase(ENGLISH_WILL, ENGLISH_GAP, ENGLISH_DOES));
    phrases.add(phrase("i'll|we'll|they'll|he'll|she'll|you'll|it'll", ENGLISH_GAP, ENGLISH_DOES));
    phrases.add(phrase(HAN_WILL, HAN_GAP, HAN_DOES));
    Phrases wish = new Phrases(Phrases.Mode.ANY, 1, 1, phrases, false, true);
    Scope scope = new Scope(null, true, null, null, null, null, Scope.Unit.CLAUSE, false);
    return new Condition.Test(wish, scope, at);
  }

  private static Phrase phrase(String first, int gap, String second) {
    return new Phrase(
        "a promise",
        List.of(
            new Part.OneOf("will", List.of(first.split("\\|"))),
            new Part.Gap(gap),
            new Part.OneOf("does", List.of(second.split("\\|")))));
  }
}
