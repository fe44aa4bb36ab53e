package org.doorward.examples.officertool;

import static org.doorward.examples.cli.Given.given;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.doorward.examples.cli.NewFile;
import org.doorward.examples.officertool.file.PublicKeys;
import org.doorward.li.authority.OfficerKey;
import org.doorward.li.fault.TransportException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Makes a person's key on a token. */
@Command(
    name = "token-keygen",
    mixinStandardHelpOptions = true,
    description =
        "Makes a person's key, ECDSA on P-256, on a token that it never leaves, and says its public"
            + " half.")
final class TokenKeygen implements Callable<Integer> {
  @ParentCommand
  private @Nullable OfficerTool tool;

  @ArgGroup(exclusive = false, multiplicity = "1")
  private @Nullable TokenOptions token;

  @Option(
      names = "--public",
      required = true,
      paramLabel = "PEM",
      description = "Where to write the public key, for the trust policy.")
  private @Nullable Path publicFile;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "Holds the PIN of the token; without it you are asked.")
  private @Nullable Path passwordFile;

  private TokenKeygen() {}

  @Override
  public Integer call() throws IOException, TransportException {
    char[] pin = OfficerKeyOptions.password(passwordFile);
    try (Token opened = given(token).open(pin)) {
      OfficerKey key = opened.generate(given(token).label());
      NewFile.write(
          given(publicFile), PublicKeys.pem(key.spki()).getBytes(StandardCharsets.US_ASCII));
      ObjectNode view =
          JsonNodeFactory.instance.objectNode().put("label", given(token).label());
      view.putObject(key.algorithm().name())
          .put("publicKey", key.spki().toHex())
          .put("sha256", key.spkiSha256().toHex());
      return given(tool).end(ExitCode.DONE, view);
    } finally {
      Arrays.fill(pin, ' ');
    }
  }
}
