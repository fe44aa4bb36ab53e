package org.doorward.examples.auditor;

import static org.doorward.examples.cli.Given.given;

import org.doorward.li.evidence.VerifierKey;
import org.doorward.li.fault.EvidenceException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The key by which a log is believed. */
final class KeyOption {
  @Option(
      names = "--key",
      required = true,
      paramLabel = "KEY",
      description = "The log's verifier key, known from elsewhere.")
  private @Nullable String key;

  VerifierKey key() throws EvidenceException {
    return VerifierKey.parse(given(key));
  }
}
