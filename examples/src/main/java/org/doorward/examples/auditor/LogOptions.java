package org.doorward.examples.auditor;

import static org.doorward.examples.cli.Given.given;

import java.nio.file.Path;
import org.doorward.li.crypto.evidence.AuditVerifier;
import org.doorward.li.evidence.EntryVisitor;
import org.doorward.li.evidence.VerifiedLog;
import org.doorward.li.evidence.VerifierKey;
import org.doorward.li.fault.EvidenceException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Which log a command is about, and by which key it is believed. Not thread-safe. */
final class LogOptions {
  @Parameters(
      index = "0",
      paramLabel = "DIRECTORY",
      description = "Holds checkpoint, log.vkey and tile/.")
  private @Nullable Path directory;

  @Mixin
  private final KeyOption key = new KeyOption();

  @Mixin
  private final Printing printing = new Printing();

  Path directory() {
    return given(directory);
  }

  VerifierKey key() throws EvidenceException {
    return key.key();
  }

  Printing printing() {
    return printing;
  }

  /** Verifies the whole log, and tells how far it is. What the visitor is shown counts once this returns. */
  VerifiedLog verified(EntryVisitor visitor) throws EvidenceException {
    return AuditVerifier.verify(directory(), key(), printing.progress("entries read", visitor));
  }

  /** Verifies the whole log. */
  VerifiedLog verified() throws EvidenceException {
    return verified(entry -> {});
  }
}
