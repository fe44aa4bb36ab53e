package org.doorward.examples.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.X509ExtendedKeyManager;
import org.doorward.li.authority.OfficerKey;
import org.doorward.li.authority.Person;
import org.doorward.li.crypto.certificate.ComponentCertificate;
import org.doorward.li.crypto.certificate.PeerIdentities;
import org.doorward.li.crypto.evidence.WitnessSigner;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.crypto.key.Pkcs12KeyVault;
import org.doorward.li.crypto.signature.VaultOfficerSigner;
import org.doorward.li.evidence.VerifierKey;
import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.Octets;
import org.doorward.li.spec.lab.LabOperator;
import org.doorward.li.spec.lab.LabPki;

/** The throw-away LI PKI of one demo, as key files: each process gets the path of its own. */
final class Keys {
  static final NeIdentifier ELEMENT = new NeIdentifier("ne-1.li.example");
  static final AdmfIdentifier ADMF = new AdmfIdentifier("admf-1.li.example");
  static final AdmfIdentifier VENDOR = new AdmfIdentifier("support.vendor.example");

  private final Path directory;
  private final String password;
  private final LabPki vendorAuthority;

  private Keys(Path directory, String password, LabPki vendorAuthority) {
    this.directory = directory;
    this.password = password;
    this.vendorAuthority = vendorAuthority;
  }

  static Keys make(Path directory) throws IOException, LiException {
    Files.createDirectories(directory);
    LabPki li = LabPki.found("Demonstration LI CA");
    LabPki vendor = LabPki.found("Vendor CA").below("Vendor Support CA");
    Keys keys = new Keys(directory, Long.toHexString(new SecureRandom().nextLong()), vendor);
    Files.writeString(directory.resolve("li-ca.pem"), li.anchors().toPem());
    Files.writeString(keys.passwordFile(), keys.password);
    keys.component("element", li, li.element(ELEMENT), KeyVault.Use.LOG, KeyVault.Use.STATE);
    keys.component("admf", li, li.admf(ADMF));
    keys.component("mdf", li, li.component("mdf-1"));
    keys.component("witness", li, li.component("witness-1"), KeyVault.Use.LOG);
    keys.component("desk", li, li.component("mandate-desk"));
    keys.component("vendor", vendor, vendor.admf(VENDOR));
    keys.component("vendor-with-li-certificate", li, li.admf(VENDOR));
    for (Person person : LabOperator.people()) {
      Pkcs12KeyVault.create(keys.file(person.value()), keys.secret(), Set.of(KeyVault.Use.OFFICER))
          .close();
    }
    return keys;
  }

  private void component(
      String name, LabPki authority, ComponentCertificate contents, KeyVault.Use... uses)
      throws LiException {
    Pkcs12KeyVault.create(file(name), secret(), Set.of(uses), authority.certifier(contents))
        .close();
  }

  private char[] secret() {
    return password.toCharArray();
  }

  Path file(String name) {
    return directory.resolve(name + ".p12");
  }

  Path authority() {
    return directory.resolve("li-ca.pem");
  }

  String password() {
    return password;
  }

  Path passwordFile() {
    return directory.resolve("password");
  }

  /** What a witness knows the element's log by. */
  VerifierKey logKey() throws LiException {
    return new VerifierKey(ELEMENT.value(), logPublicKey("element"));
  }

  /** The public half of a component's key for its log, or for its cosignatures. */
  Octets logPublicKey(String name) throws LiException {
    try (KeyVault keys = Pkcs12KeyVault.open(file(name), secret())) {
      return WitnessSigner.of(keys, name).key().publicKey();
    }
  }

  /** What the trust policy pins a component by. */
  Octets pin(String name) throws LiException {
    try (KeyVault keys = Pkcs12KeyVault.open(file(name), secret())) {
      X509ExtendedKeyManager identity = keys.tlsIdentity();
      String alias = identity.getServerAliases("EC", null)[0];
      X509Certificate certificate = identity.getCertificateChain(alias)[0];
      return PeerIdentities.spkiSha256(certificate);
    }
  }

  /** What the trust policy knows the vendor by. */
  Octets vendorKey() {
    return PeerIdentities.spkiSha256(vendorAuthority.certificate());
  }

  /** What the trust policy knows each of the operator's people by. */
  Map<Person, OfficerKey> officers() throws LiException {
    Map<Person, OfficerKey> officers = new HashMap<>();
    for (Person person : LabOperator.people()) {
      try (KeyVault keys = Pkcs12KeyVault.open(file(person.value()), secret())) {
        officers.put(person, new VaultOfficerSigner(keys).key());
      }
    }
    return officers;
  }
}
