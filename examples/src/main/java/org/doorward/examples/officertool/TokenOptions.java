package org.doorward.examples.officertool;

import static org.doorward.examples.cli.Given.given;

import java.nio.file.Path;
import org.doorward.li.fault.TransportException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that name a key on a token. */
final class TokenOptions {
  @Option(
      names = "--token",
      required = true,
      paramLabel = "LIBRARY",
      description = "Your key is on a token: its PKCS#11 library.")
  private @Nullable Path library;

  @Option(
      names = "--slot",
      defaultValue = "0",
      paramLabel = "INDEX",
      description = "Which of the library's slots, from 0.")
  private int slot;

  @Option(
      names = "--label",
      required = true,
      paramLabel = "LABEL",
      description = "Names the key on the token.")
  private @Nullable String label;

  /** Opens the token; the PIN is the caller's to clear. */
  Token open(char[] pin) throws TransportException {
    return Token.open(given(library), slot, pin);
  }

  String label() {
    return given(label);
  }
}
