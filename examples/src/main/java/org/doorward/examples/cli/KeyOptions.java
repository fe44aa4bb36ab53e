package org.doorward.examples.cli;

import static org.doorward.examples.cli.Given.given;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import org.doorward.li.crypto.certificate.TrustAnchors;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.crypto.key.PemKeyVault;
import org.doorward.li.crypto.key.Pkcs12KeyVault;
import org.doorward.li.crypto.tls.LiTls;
import org.doorward.li.fault.LiException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say with which TLS key a tool speaks, and which authorities it trusts. */
public final class KeyOptions {
  @Option(
      names = "--ca",
      required = true,
      paramLabel = "PEM",
      description = "The LI certificate authorities.")
  private @Nullable Path authorities;

  @Option(
      names = "--keystore",
      paramLabel = "P12",
      description = "The TLS key and certificate as PKCS#12; entry tls.")
  private @Nullable Path keystore;

  @Option(
      names = "--key",
      paramLabel = "PEM",
      description = "The TLS key as PEM (PKCS#8), instead of --keystore.")
  private @Nullable Path key;

  @Option(
      names = "--cert",
      paramLabel = "PEM",
      description = "The certificate of --key, then those above it.")
  private @Nullable Path certificate;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "Holds the password of --keystore or --key.")
  private @Nullable Path passwordFile;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  /**
   * Opens what the options name.
   *
   * @return to be closed by the caller
   * @throws ParameterException if they do not go together
   */
  public KeyVault vault() throws LiException, IOException {
    char[] password = passwordFile == null ? null : password(passwordFile);
    try {
      if (keystore != null && key == null && certificate == null) {
        if (password == null) {
          throw usage("--keystore needs --password-file");
        }
        return Pkcs12KeyVault.open(keystore, password);
      }
      if (keystore == null && key != null && certificate != null) {
        return password == null
            ? PemKeyVault.open(key, certificate)
            : PemKeyVault.open(key, certificate, password);
      }
      throw usage("give either --keystore, or --key and --cert");
    } finally {
      if (password != null) {
        Arrays.fill(password, ' ');
      }
    }
  }

  /**
   * TLS with a key that these options named, to peers of the authorities that they name.
   *
   * @param vault what {@link #vault} opened
   * @param clock tells whether certificates hold
   * @return the TLS
   * @throws LiException if the authorities cannot be read, or the vault has no TLS key
   */
  public LiTls tls(KeyVault vault, InstantSource clock) throws LiException {
    return LiTls.of(vault, TrustAnchors.read(given(authorities)), clock);
  }

  /** The password that a file holds; blanks and line ends behind it are none of it. */
  public static char[] password(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8).stripTrailing().toCharArray();
  }

  private ParameterException usage(String message) {
    return new ParameterException(given(spec).commandLine(), message);
  }
}
