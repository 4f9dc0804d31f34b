package io.earshot.rule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How outcomes become a score. A section's score starts at {@code start}; where the section has
 * awards it is instead {@code start} × awarded ÷ awardable over decided rules; deductions come off;
 * then floor and cap. The card's score is the mean of decided sections by weight, plus bonus, minus
 * auto-fails, clamped to 0 … {@code start} plus bonus.
 *
 * <p>Beside the score stands a sub-score per error class: 100 % × what its decided rules kept of
 * what they are worth, sections and their weights aside.
 *
 * @param start start score in thousandths of a point, usually 100,000
 * @param passMark in thousandths
 * @param minimumDecidedShare below it the conversation is not scored, 0 to 1
 * @param sections in file order, at least one
 * @param grades bands from the highest to the lowest
 */
public record Scorecard(
    int start,
    int passMark,
    double minimumDecidedShare,
    List<Section> sections,
    List<Grade> grades) {
  /** Copies the lists. */
  public Scorecard {
    sections = List.copyOf(sections);
    grades = List.copyOf(grades);
  }

  /**
   * A part of the scorecard.
   *
   * @param id unique in the scorecard
   * @param title what people call it
   * @param weight relative to the other sections', greater than 0
   * @param floor lowest section score in thousandths, or null
   * @param cap highest section score in thousandths, or null
   */
  public record Section(
      String id, String title, int weight, @Nullable Integer floor, @Nullable Integer cap) {}

  /**
   * A band of scores.
   *
   * @param name shown to people
   * @param from lowest score of the band, in thousandths
   */
  public record Grade(String name, int from) {}
}
