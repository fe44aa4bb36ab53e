package org.doorward.examples.officertool;

import static org.doorward.examples.cli.Given.given;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.doorward.examples.cli.KeyOptions;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.SignatureAlgorithm;
import org.doorward.li.authority.SigningRequest;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.crypto.key.KeyVault.Use;
import org.doorward.li.crypto.key.Pkcs12KeyVault;
import org.doorward.li.crypto.signature.VaultOfficerSigner;
import org.doorward.li.fault.LiException;
import org.doorward.li.fault.TransportException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options that say with which of a person's keys is signed. */
final class OfficerKeyOptions {
  /** Where the key is. */
  private static final class Place {
    @Option(
        names = "--keystore",
        required = true,
        paramLabel = "P12",
        description = "Your keys, as keygen has made them.")
    private @Nullable Path keystore;

    @ArgGroup(exclusive = false)
    private @Nullable TokenOptions token;

    private Place() {}
  }

  @ArgGroup(multiplicity = "1")
  private @Nullable Place place;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description =
          "Holds the password of --keystore, or the PIN of the token; without it you are asked.")
  private @Nullable Path passwordFile;

  @Option(
      names = "--algorithm",
      paramLabel = "ALGORITHM",
      description = "Sign with the key of this algorithm only: ${COMPLETION-CANDIDATES}."
          + " Otherwise each of your keys signs.")
  private @Nullable SignatureAlgorithm algorithm;

  /** Adds a signature of each key that the options name. */
  Envelope sign(Envelope document) throws LiException, IOException {
    TokenOptions token = given(place).token;
    char[] password = password(passwordFile);
    try {
      if (token != null) {
        try (Token opened = token.open(password)) {
          return SigningRequest.of(document).sign(opened.signer(token.label()));
        }
      }
      try (KeyVault vault = Pkcs12KeyVault.open(given(given(place).keystore), password)) {
        Envelope signed = document;
        for (VaultOfficerSigner signer : signers(vault)) {
          signed = SigningRequest.of(signed).sign(signer);
        }
        return signed;
      }
    } finally {
      Arrays.fill(password, ' ');
    }
  }

  /** From a file, or from whoever sits at the terminal; later Java runtimes take what is piped in for one. */
  @SuppressWarnings("SystemConsoleNull")
  static char[] password(@Nullable Path file) throws IOException {
    if (file != null) {
      return KeyOptions.password(file);
    }
    Console console = System.console();
    char[] typed = console == null ? null : console.readPassword("Password: ");
    if (typed == null) {
      throw new IOException("there is no terminal to ask for the password: give --password-file");
    }
    return typed;
  }

  private List<VaultOfficerSigner> signers(KeyVault vault) throws TransportException {
    List<VaultOfficerSigner> signers = new ArrayList<>();
    for (Use use : uses()) {
      VaultOfficerSigner signer = new VaultOfficerSigner(vault, use);
      if (algorithm != null || has(signer)) {
        signers.add(signer);
      }
    }
    if (signers.isEmpty()) {
      throw new TransportException("the key file holds no key that an officer signs with");
    }
    return signers;
  }

  private List<Use> uses() {
    return officers().stream()
        .filter(use -> algorithm == null || use.algorithm() == algorithm)
        .toList();
  }

  static List<Use> officers() {
    return Arrays.stream(Use.values()).filter(Use::officers).toList();
  }

  private static boolean has(VaultOfficerSigner signer) {
    try {
      signer.key();
      return true;
    } catch (TransportException e) {
      return false; // another of his keys may be there
    }
  }
}
