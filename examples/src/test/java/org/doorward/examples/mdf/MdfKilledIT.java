package org.doorward.examples.mdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.doorward.examples.stage.Actor;
import org.doorward.examples.stage.Cue;
import org.doorward.li.authority.ComponentName;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.Mdf;
import org.doorward.li.authority.Scope;
import org.doorward.li.crypto.certificate.PeerIdentities;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.crypto.key.Pkcs12KeyVault;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;
import org.doorward.li.intercept.Interception;
import org.doorward.li.intercept.Observation;
import org.doorward.li.spec.lab.Lab;
import org.doorward.li.spec.lab.LabOperator;
import org.doorward.li.spec.lab.LabPki;
import org.doorward.li.target.SipUri;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.ListOfDids;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x2x3.PayloadDirection;
import org.doorward.li.x2x3.PayloadFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An MDF that dies in the middle of a call, as a process does by kill -9, and comes back, misses no PDU. */
class MdfKilledIT {
  private static final ComponentName NAME = new ComponentName("mdf-2");
  private static final String PASSWORD = "throw-away";
  private static final TargetIdentifier ALICE = SipUri.of("sip:alice@example.com");
  private static final int PACKETS = 3_000;

  @TempDir
  Path directory;

  @Test
  void killedInMidCallAndRestartedItMissesNothing() throws Exception {
    LabPki pki = LabPki.found("Laboratory LI CA");
    Path keys = directory.resolve("mdf.p12");
    Octets pin;
    try (KeyVault vault = Pkcs12KeyVault.create(
        keys, PASSWORD.toCharArray(), Set.of(), pki.certifier(pki.component("mdf-2")))) {
      var identity = vault.tlsIdentity();
      pin = PeerIdentities.spkiSha256(
          identity.getCertificateChain(identity.getServerAliases("EC", null)[0])[0]);
    }
    Files.writeString(directory.resolve("ca.pem"), pki.anchors().toPem());

    Actor mdf = start(keys, 0);
    int port = (int) mdf.await("ready").number("port");
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    try (Lab lab = Lab.open(
        directory.resolve("element"),
        pki,
        List.of(new Mdf(NAME, List.of(pin), List.of(address))))) {
      Interception call = intercept(lab, address);
      for (int i = 0; i < PACKETS; i++) {
        call.cc(packet(i));
        LockSupport.parkNanos(100_000);
        if (i == PACKETS / 2) {
          stored(lab, PACKETS / 10);
          mdf.kill();
        }
      }
      mdf = start(keys, port);
      mdf.await("ready");

      stored(lab, PACKETS);
      Cue shown = mdf.orderAndAwait("show", "shown");
      assertEquals(PACKETS, shown.number("x3"));
      assertEquals(0, shown.number("x3missing"));
      var health = lab.element().destinations().stream()
          .filter(d -> d.accepted() == PACKETS)
          .findFirst()
          .orElseThrow();
      assertEquals(PACKETS, health.acknowledged() + health.queued());
      assertEquals(0, health.lost());
    } finally {
      mdf.close();
    }
  }

  private Actor start(Path keys, int port) {
    return Actor.start(
        "mdf",
        MdfMain.class,
        System.out::println,
        List.of(
            "--keys",
            keys.toString(),
            "--password",
            PASSWORD,
            "--ca",
            directory.resolve("ca.pem").toString(),
            "--port",
            Integer.toString(port),
            "--out",
            directory.resolve("mdf").toString()));
  }

  private static Interception intercept(Lab lab, InetSocketAddress mdf) throws Exception {
    Did did = Did.random();
    Xid xid = Xid.random();
    Scope scope = new Scope(
        List.of(ALICE),
        DeliveryType.X2_AND_X3,
        List.of(),
        List.of(new Scope.Destination(did, NAME)),
        Optional.empty(),
        Optional.empty());
    lab.submit(
        Envelope.unsigned(LabOperator.mandate(
            lab.policy(), Lab.ELEMENT, Lab.ADMF, xid, scope, Duration.ofHours(1))),
        0,
        1);
    lab.admf().createDestination(did, mdf);
    TaskDetails task =
        TaskDetails.of(xid, List.of(ALICE), DeliveryType.X2_AND_X3, ListOfDids.of(did));
    lab.admf().done(header -> new ActivateTask(header, task));
    return lab.element().interceptionPoint().match(ALICE).get(0);
  }

  /** Waits until the MDF has acknowledged so many PDUs: then they are on its disk. */
  private static void stored(Lab lab, long wanted) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (lab.element().destinations().stream().noneMatch(d -> d.acknowledged() >= wanted)) {
      assertTrue(System.nanoTime() < end, "not acknowledged in time");
      LockSupport.parkNanos(10_000_000);
    }
  }

  private static Observation packet(int number) {
    return Observation.of(
        PayloadFormat.RTP,
        PayloadDirection.FROM_TARGET,
        new CorrelationId(1),
        Instant.now(),
        ByteBuffer.allocate(172).put(0, (byte) 0x80).putInt(4, number));
  }
}
