package org.doorward.examples.officertool;

import static org.doorward.examples.cli.Given.given;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.doorward.examples.cli.NewFile;
import org.doorward.examples.officertool.file.PublicKeys;
import org.doorward.li.crypto.evidence.AuditKey;
import org.doorward.li.identifier.Octets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Makes the auditor's key. */
@Command(
    name = "audit-keygen",
    mixinStandardHelpOptions = true,
    description =
        "Makes the key that details of the evidence are sealed to. Whoever has the file reads them:"
            + " it is the auditor's alone.")
final class AuditKeygen implements Callable<Integer> {
  @ParentCommand
  private @Nullable OfficerTool tool;

  @Parameters(
      paramLabel = "FILE",
      description = "Where to; 32 octets that only its owner can read.")
  private @Nullable Path file;

  @Option(
      names = "--public",
      required = true,
      paramLabel = "PEM",
      description = "Where to write the public key, for the trust policy.")
  private @Nullable Path publicFile;

  private AuditKeygen() {}

  @Override
  public Integer call() throws IOException {
    try (AuditKey key = AuditKey.generate()) {
      byte[] secret = key.secret();
      NewFile.write(given(file), secret);
      Arrays.fill(secret, (byte) 0);
      Octets spki = PublicKeys.ofX25519(key.publicKey());
      NewFile.write(given(publicFile), PublicKeys.pem(spki).getBytes(StandardCharsets.US_ASCII));
      return given(tool)
          .end(
              ExitCode.DONE,
              JsonNodeFactory.instance
                  .objectNode()
                  .put("file", given(file).toString())
                  .put("publicKey", key.publicKey().toHex())
                  .put("sha256", PublicKeys.sha256(spki.toByteArray()).toHex()));
    }
  }
}
