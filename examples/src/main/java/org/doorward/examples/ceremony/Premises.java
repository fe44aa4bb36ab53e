package org.doorward.examples.ceremony;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.X509ExtendedKeyManager;
import org.doorward.examples.stage.Cue;
import org.doorward.li.crypto.certificate.ComponentCertificate;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.crypto.key.Pkcs12KeyVault;
import org.doorward.li.fault.TransportException;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.spec.lab.LabPki;

/**
 * What is there before the ceremony: what people have written, and what the operator's and the vendor's certificate
 * authorities have issued to machines and to the engineer. The officers' keys are not: they make them themselves.
 *
 * @param directory where everything stands
 */
record Premises(Path directory) {
  private static final String MDF_ADDRESS = "MDF-ADDRESS";

  void prepare(Path drafts) throws IOException, TransportException {
    Files.createDirectories(directory);
    try (Stream<Path> files = Files.list(drafts)) {
      for (Path file : files.toList()) {
        Files.copy(
            file, directory.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    String password = Long.toHexString(new SecureRandom().nextLong());
    Files.writeString(file("password"), password + "\n");
    LabPki li = LabPki.found("Ceremony LI CA");
    LabPki vendor = LabPki.found("Ceremony Vendor CA");
    Files.writeString(file("li-ca.pem"), li.anchors().toPem());
    Files.writeString(file("vendor-ca.pem"), vendor.anchors().toPem());
    component(
        "element",
        li,
        li.element(new NeIdentifier("ne-1.li.example")),
        Set.of(KeyVault.Use.LOG, KeyVault.Use.STATE));
    component("admf", li, li.admf(new AdmfIdentifier("admf-1.li.example")), Set.of());
    component("mdf", li, li.component("mdf-1"), Set.of());
    component("desk", li, li.component("desk"), Set.of());
    component("engineer", vendor, vendor.component("engineer"), Set.of());
  }

  private void component(
      String name, LabPki authority, ComponentCertificate contents, Set<KeyVault.Use> uses)
      throws IOException, TransportException {
    char[] password = Files.readString(file("password")).strip().toCharArray();
    try (KeyVault keys =
        Pkcs12KeyVault.create(file(name + ".p12"), password, uses, authority.certifier(contents))) {
      X509ExtendedKeyManager identity = keys.tlsIdentity();
      String alias = identity.getServerAliases("EC", null)[0];
      java.security.cert.X509Certificate shown = identity.getCertificateChain(alias)[0];
      Files.writeString(file(name + ".pem"), pem(shown));
    }
  }

  private static String pem(java.security.cert.X509Certificate certificate)
      throws TransportException {
    try {
      String base64 = java.util.Base64.getMimeEncoder(64, new byte[] {'\n'})
          .encodeToString(certificate.getEncoded());
      return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
    } catch (java.security.cert.CertificateEncodingException e) {
      throw new TransportException("a certificate has no encoding", e);
    }
  }

  /** Writes down where a process listens, for the commands that follow to find it. */
  void note(Program program, Cue ready) throws IOException {
    Map<String, String> ports = program == Program.MDF
        ? Map.of("port", "mdf.address")
        : Map.of("x1", "x1.address", "inbox", "inbox.address", "vendor", "vendor.address");
    for (Map.Entry<String, String> port : ports.entrySet()) {
      Files.writeString(file(port.getValue()), "127.0.0.1:" + ready.value(port.getKey()) + "\n");
    }
    if (program == Program.MDF) {
      String policy = Files.readString(file("policy.json"), StandardCharsets.UTF_8);
      Files.writeString(
          file("policy.json"),
          policy.replace(MDF_ADDRESS, "127.0.0.1:" + ready.value("port")),
          StandardCharsets.UTF_8);
    } else {
      Files.writeString(file("log.vkey"), ready.value("logkey") + "\n");
    }
  }

  private Path file(String name) {
    return directory.resolve(name);
  }
}
