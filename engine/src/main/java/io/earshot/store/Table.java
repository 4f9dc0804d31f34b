package io.earshot.store;

/** The sorted tables of a data folder, each a column family. */
enum Table {
  /** The change counter and the layouts of evaluations. */
  META("default"),
  CONVERSATION("conversation"),
  EVALUATION("evaluation"),
  JOB("job"),
  INDEX("index"),
  /** Reserved, like the two after it: erasing a conversation clears its rows here already. */
  REVIEW("review"),
  AUDIT("audit"),
  BLOB_META("blob-meta");

  /** Tables in which every key starts with a conversation's id. */
  static final Table[] OF_CONVERSATIONS = {CONVERSATION, EVALUATION, REVIEW, AUDIT, BLOB_META};

  private final String label;

  Table(String label) {
    this.label = label;
  }

  /** The column family's name on disk. */
  String label() {
    return label;
  }
}
