package io.earshot.store;

import io.earshot.model.RuleOutcome;
import java.util.ArrayList;
import java.util.List;

/** The bytes of a {@link Layout}. */
final class LayoutCodec {
  private static final RuleOutcome.Stage[] STAGES = RuleOutcome.Stage.values();

  private LayoutCodec() {}

  static byte[] encode(Layout layout) {
    ByteWriter out = new ByteWriter();
    out.text(layout.ruleSet()).text(layout.ruleSetVersion()).text(layout.engineVersion());
    out.varint(layout.rules().size());
    for (Layout.Column rule : layout.rules()) {
      out.text(rule.rule()).textOrNull(rule.standard()).octet(rule.stage().ordinal());
    }
    return out.toBytes();
  }

  static Layout decode(ByteReader in) {
    String ruleSet = in.text();
    String ruleSetVersion = in.text();
    String engineVersion = in.text();
    int n = in.count(3);
    List<Layout.Column> rules = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      rules.add(new Layout.Column(in.text(), in.textOrNull(), in.constant(STAGES)));
    }
    in.end();
    return new Layout(ruleSet, ruleSetVersion, engineVersion, rules);
  }
}
