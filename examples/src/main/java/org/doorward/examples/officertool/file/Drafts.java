package org.doorward.examples.officertool.file;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.doorward.li.authority.Envelope;

/** Makes documents of what files say. */
public final class Drafts {
  private Drafts() {}

  /** What a file can say. */
  public enum Kind {
    /** A mandate. */
    MANDATE,
    /** A vendor grant. */
    GRANT,
    /** A trust policy. */
    POLICY,
    /** A revocation. */
    REVOCATION
  }

  /**
   * Reads a file.
   *
   * @param kind what it says
   * @param file JSON; the files that it names stand beside it
   * @param now what a validity begins with that does not say
   * @return the document, which nobody has signed
   * @throws DraftException if it says something else; the message names the line and the field
   * @throws IOException if the file cannot be read
   */
  public static Envelope read(Kind kind, Path file, Instant now) throws IOException {
    DraftValue draft = DraftFile.read(file);
    DraftForms forms = new DraftForms(file, now);
    Envelope document = draft.made(value -> switch (kind) {
      case MANDATE -> MandateDraft.read(value, forms);
      case GRANT -> GrantDraft.read(value, forms);
      case POLICY -> new PolicyDraft(forms).read(value);
      case REVOCATION -> RevocationDraft.read(value, forms);
    });
    draft.requireAllRead();
    return document;
  }

  /**
   * Reads an envelope.
   *
   * @throws DraftException if the file is none
   */
  public static Envelope envelope(Path file) throws IOException {
    return DraftForms.envelope(file);
  }
}
