package org.doorward.examples.officertool;

import static org.doorward.examples.cli.Given.given;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.doorward.examples.cli.NewFile;
import org.doorward.examples.officertool.file.PublicKeys;
import org.doorward.li.authority.OfficerKey;
import org.doorward.li.authority.SignatureAlgorithm;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.crypto.key.KeyVault.Use;
import org.doorward.li.crypto.key.Pkcs12KeyVault;
import org.doorward.li.crypto.signature.VaultOfficerSigner;
import org.doorward.li.fault.LiException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Makes a person's keys. */
@Command(
    name = "keygen",
    mixinStandardHelpOptions = true,
    description =
        "Makes a person's keys, and says their public halves. What is secret is in the file and is"
            + " never printed.")
final class Keygen implements Callable<Integer> {
  @ParentCommand
  private @Nullable OfficerTool tool;

  @Parameters(paramLabel = "P12", description = "Where to; nothing is there yet.")
  private @Nullable Path file;

  @Option(
      names = "--public",
      required = true,
      paramLabel = "PEM",
      description = "Where to write the public keys, for the trust policy.")
  private @Nullable Path publicFile;

  @Option(
      names = "--algorithm",
      defaultValue = "ED25519",
      description = "${COMPLETION-CANDIDATES}; repeat for one key of each.")
  private List<SignatureAlgorithm> algorithms = List.of();

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "Holds the password of the file; without it you are asked.")
  private @Nullable Path passwordFile;

  private Keygen() {}

  @Override
  public Integer call() throws LiException, IOException {
    Set<Use> uses = EnumSet.noneOf(Use.class);
    OfficerKeyOptions.officers().stream()
        .filter(use -> algorithms.contains(use.algorithm()))
        .forEach(uses::add);
    ObjectNode view =
        JsonNodeFactory.instance.objectNode().put("file", given(file).toString());
    StringBuilder pem = new StringBuilder();
    char[] password = OfficerKeyOptions.password(passwordFile);
    try (KeyVault vault = Pkcs12KeyVault.create(given(file), password, uses)) {
      for (Use use : uses) {
        OfficerKey key = new VaultOfficerSigner(vault, use).key();
        pem.append(PublicKeys.pem(key.spki()));
        view.putObject(key.algorithm().name())
            .put("publicKey", key.spki().toHex())
            .put("sha256", key.spkiSha256().toHex());
      }
    } finally {
      Arrays.fill(password, ' ');
    }
    NewFile.write(given(publicFile), pem.toString().getBytes(StandardCharsets.US_ASCII));
    return given(tool).end(ExitCode.DONE, view);
  }
}
