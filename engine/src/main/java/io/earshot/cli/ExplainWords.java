package io.earshot.cli;

import io.earshot.model.Outcome;
import io.earshot.model.Role;
import io.earshot.score.Explanation.Answer;
import io.earshot.score.Explanation.Part;
import java.util.Locale;

/** The words of an explanation, in English or Chinese. */
enum ExplainWords {
  EN(
      "looked at %d of the turns",
      "looked at no turn: there is none in scope",
      "found",
      "found nothing there",
      "nearest: “%s” at %s resembles “%s” (%d of %d words)",
      "“%s” at %s was said, but does not count: negated, or broken up",
      "as above",
      "Each of these changes alone would have made it otherwise (tried, smallest first):",
      "No change of a single limit, window or phrase would have made it otherwise (%d tried).",
      "add the phrase “%s” to %s",
      "take the phrase “%s” out of %s",
      "then %s",
      "said at %s",
      "points") {
    @Override
    String outcome(Outcome outcome) {
      return outcome.label().replace('_', ' ');
    }

    @Override
    String role(Role role) {
      return role.label().replace('_', ' ');
    }

    @Override
    String head(Part part) {
      return switch (part.kind()) {
        case ALL -> "all of these";
        case ANY -> "any of these";
        case NOT -> "not";
        case NAMED -> "condition " + part.name();
        case TEST -> part.name();
      };
    }

    @Override
    String place(String role) {
      return switch (role) {
        case "when" -> "applies when";
        case "require" -> "requires";
        case "anchor" -> "hangs on";
        case "counted" -> "counts";
        default -> role;
      };
    }
  },
  ZH(
      "看了 %d 个话轮",
      "范围内没有话轮可看",
      "命中",
      "范围内没有命中",
      "最接近：%2$s 说的“%1$s”，像“%3$s”（%5$d 个字词中有 %4$d 个相同）",
      "%2$s 说了“%1$s”，但不算：被否定，或中间断开",
      "同上",
      "以下任何一处改动都会改变结果（逐一试过，改动小的在前）：",
      "只改一处（时限、范围或说法）不会改变结果（试过 %d 处）。",
      "在 %2$s 中加入说法“%1$s”",
      "从 %2$s 中去掉说法“%1$s”",
      "则%s",
      "%s 说的",
      "分") {
    @Override
    String outcome(Outcome outcome) {
      return switch (outcome) {
        case MET -> "达标";
        case NOT_MET -> "不达标";
        case NOT_APPLICABLE -> "不适用";
        case UNDECIDABLE -> "需人工听";
        case PENDING -> "待定";
      };
    }

    @Override
    String role(Role role) {
      return switch (role) {
        case AGENT -> "坐席";
        case CUSTOMER -> "客户";
        case BOT -> "机器人";
        case SYSTEM -> "系统";
        case SUPERVISOR -> "主管";
        case THIRD_PARTY -> "第三方";
        case UNKNOWN -> "角色不明";
      };
    }

    @Override
    String head(Part part) {
      return switch (part.kind()) {
        case ALL -> "全部满足";
        case ANY -> "满足其一";
        case NOT -> "不得满足";
        case NAMED -> "条件 " + part.name();
        case TEST -> part.name();
      };
    }

    @Override
    String place(String role) {
      return switch (role) {
        case "when" -> "适用条件";
        case "require" -> "要求";
        case "anchor" -> "以此为锚点";
        case "counted" -> "计数对象";
        default -> role.startsWith("step ") ? "第 " + role.substring(5) + " 步" : role;
      };
    }
  };

  final String lookedAt;
  final String lookedAtNothing;
  final String found;
  final String foundNothing;
  final String nearest;
  final String negated;
  final String asAbove;
  final String flips;
  final String noFlips;
  final String add;
  final String take;
  final String then;
  final String saidAt;
  final String points;

  ExplainWords(String... words) {
    lookedAt = words[0];
    lookedAtNothing = words[1];
    found = words[2];
    foundNothing = words[3];
    nearest = words[4];
    negated = words[5];
    asAbove = words[6];
    flips = words[7];
    noFlips = words[8];
    add = words[9];
    take = words[10];
    then = words[11];
    saidAt = words[12];
    points = words[13];
  }

  abstract String outcome(Outcome outcome);

  abstract String role(Role role);

  /** What a part is. */
  abstract String head(Part part);

  /** What a part is for its parent. */
  abstract String place(String role);

  /** A sign for what a part comes to. */
  static String mark(Answer answer) {
    return switch (answer) {
      case TRUE -> "✓";
      case FALSE -> "✗";
      case UNDECIDABLE -> "?";
      case NOT_APPLICABLE -> "–";
    };
  }

  static String of(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
