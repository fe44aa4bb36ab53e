package org.doorward.li.crypto.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.doorward.li.crypto.certificate.CertificateIssuer;
import org.doorward.li.crypto.certificate.RevocationLists;
import org.doorward.li.crypto.certificate.Validity;
import org.doorward.li.crypto.key.EphemeralKeyVault;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.crypto.tls.HandshakeRefusal.Cause;
import org.doorward.li.fault.TransportException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** INV-TLS-10: a peer is let in only if a recent list of its issuer says that it is not revoked. F-45. */
class RevocationListsTest extends TlsScene {
  private static final Duration GRACE = Duration.ofHours(2);
  private static final Validity RECENT =
      new Validity(NOW.minusSeconds(600), NOW.plusSeconds(3_600));

  @TempDir
  private Path directory;

  private KeyVault admf;
  private X509Certificate certificate;

  @BeforeEach
  void anAdmf() throws Exception {
    admf = vaultOf(issuer);
  }

  private KeyVault vaultOf(CertificateIssuer by) throws Exception {
    return EphemeralKeyVault.create(Set.of(), key -> {
      List<X509Certificate> chain = by.issue(key, admf());
      certificate = chain.get(0);
      return chain;
    });
  }

  private Path file() {
    return directory.resolve("lists.crl");
  }

  private void publish(X509CRL... lists) throws Exception {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (X509CRL list : lists) {
      all.write("-----BEGIN X509 CRL-----\n".getBytes(US_ASCII));
      all.write(Base64.getMimeEncoder().encode(list.getEncoded()));
      all.write("\n-----END X509 CRL-----\n".getBytes(US_ASCII));
    }
    Path beside = directory.resolve("beside");
    Files.write(beside, all.toByteArray());
    Files.move(beside, file(), StandardCopyOption.ATOMIC_MOVE);
  }

  private RevocationLists read() throws TransportException {
    return RevocationLists.read(file(), GRACE);
  }

  /** A server that holds peers against the lists, after a handshake with the ADMF. */
  private TlsConnection served(RevocationLists lists, InstantSource clock, boolean accepted)
      throws Exception {
    TlsConnection server =
        LiTls.of(element, anchors, clock).checking(lists).server(TlsScene::bound);
    Handshake handshake = Handshake.run(
        LiTls.of(admf, anchors, clock).client(TlsScene::bound).engine(), server.engine());
    if (accepted) {
      assertNull(handshake.server().failure());
      assertNotNull(server.peer());
    } else {
      assertNotNull(handshake.server().failure());
      assertThrows(TransportException.class, server::peer);
    }
    return server;
  }

  @Test
  void whoIsRevokedIsRefusedAndWhoIsNotIsLetIn() throws Exception {
    publish(issuer.revocationList(RECENT, List.of()));
    RevocationLists lists = read();
    served(lists, CLOCK, true);

    publish(issuer.revocationList(RECENT, List.of(certificate)));
    assertTrue(lists.reload());
    assertFalse(lists.reload(), "nothing has changed since");
    assertEquals(Cause.REVOKED, served(lists, CLOCK, false).failure().cause());
  }

  @Test
  void whoIsRevokedWhileConnectedIsNotAcceptedAnyMore() throws Exception {
    publish(issuer.revocationList(RECENT, List.of()));
    RevocationLists lists = read();
    TlsConnection server = served(lists, CLOCK, true);
    assertEquals(Optional.empty(), server.objection());

    publish(issuer.revocationList(RECENT, List.of(certificate)));
    lists.reload();

    assertEquals(Cause.REVOKED, server.objection().orElseThrow().cause());
  }

  @Tag("F-45")
  @Test
  void anOldListIsGoodForTheTimeOfGraceOnly() throws Exception {
    publish(issuer.revocationList(RECENT, List.of()));
    RevocationLists lists = read();
    InstantSource last = InstantSource.fixed(RECENT.notAfter().plus(GRACE));
    served(lists, last, true);

    InstantSource after = InstantSource.fixed(last.instant().plusMillis(1));
    assertEquals(Cause.REVOCATION_UNKNOWN, served(lists, after, false).failure().cause());
  }

  @Test
  void whatAnOldListRevokesStaysRevoked() throws Exception {
    publish(issuer.revocationList(RECENT, List.of(certificate)));
    InstantSource late = InstantSource.fixed(RECENT.notAfter().plus(GRACE).plusSeconds(60));
    assertEquals(Cause.REVOKED, served(read(), late, false).failure().cause());
  }

  /** One that another authority of the same name signed, or another authority. */
  @Tag("F-45")
  @Test
  void aForgedListSaysNothing() throws Exception {
    CertificateIssuer forger = CertificateIssuer.root("LI CA", DAY);
    X509CRL own = issuer.revocationList(RECENT, List.of());
    publish(own, forger.revocationList(RECENT, List.of(certificate)));
    served(read(), CLOCK, true);

    publish(forger.revocationList(RECENT, List.of()));
    assertEquals(
        Cause.REVOCATION_UNKNOWN, served(read(), CLOCK, false).failure().cause());
  }

  /** Each authority between the peer and the trusted one needs a list of the authority above it, and has one itself. */
  @Test
  void anAuthorityBetweenIsRevokedLikeItsComponents() throws Exception {
    CertificateIssuer between = issuer.subordinate("LI CA 2", DAY);
    admf = vaultOf(between);
    X509CRL lower = between.revocationList(RECENT, List.of());
    publish(lower, issuer.revocationList(RECENT, List.of()));
    served(read(), CLOCK, true);

    publish(lower, issuer.revocationList(RECENT, List.of(between.certificate())));
    assertEquals(Cause.REVOKED, served(read(), CLOCK, false).failure().cause());
    publish(issuer.revocationList(RECENT, List.of()));
    assertEquals(
        Cause.REVOCATION_UNKNOWN, served(read(), CLOCK, false).failure().cause());
  }

  @Tag("F-45")
  @Test
  void aFileThatIsNoListChangesNothing() throws Exception {
    publish(issuer.revocationList(RECENT, List.of()));
    RevocationLists lists = read();

    Files.writeString(file(), "no list");
    assertThrows(TransportException.class, lists::reload);
    served(lists, CLOCK, true);
    assertThrows(TransportException.class, this::read);
    Files.write(file(), new byte[RevocationLists.MAX_OCTETS + 1]);
    assertThrows(TransportException.class, this::read);
    Files.delete(file());
    assertThrows(TransportException.class, lists::reload);
    served(lists, CLOCK, true);
    assertEquals(RECENT.notAfter(), lists.nextUpdate());
  }
}
