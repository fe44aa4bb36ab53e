package org.doorward.examples.officer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorward.examples.sip.UriIdentities;
import org.doorward.examples.stage.Cue;
import org.doorward.examples.stage.Part;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.Mandate;
import org.doorward.li.authority.MandateId;
import org.doorward.li.authority.MandateInbox;
import org.doorward.li.authority.MandateReason;
import org.doorward.li.authority.Mdf;
import org.doorward.li.authority.Person;
import org.doorward.li.authority.PolicyConfirmation;
import org.doorward.li.authority.Scope;
import org.doorward.li.authority.SigningRequest;
import org.doorward.li.authority.TrustPolicy;
import org.doorward.li.authority.Validity;
import org.doorward.li.authority.Warrant;
import org.doorward.li.crypto.certificate.TrustAnchors;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.crypto.key.Pkcs12KeyVault;
import org.doorward.li.crypto.signature.VaultOfficerSigner;
import org.doorward.li.crypto.tls.LiTls;
import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;
import org.doorward.li.netty.inbox.InboxOutcome;
import org.doorward.li.netty.inbox.MandateInboxClient;

/**
 * What the operator's people do in the demo, each in a process of his own: {@code --do request} (a mandate, by
 * the person {@code --name}), {@code --do sign} (any document that officers sign, after showing it), {@code
 * --do confirm} (the trust policy that the element begins with, by the root officer {@code --name}), {@code --do submit}
 * (a mandate to the element's inbox).
 */
public final class OfficerMain {
  private static final Duration MANDATE = Duration.ofHours(1);

  private OfficerMain() {}

  /** Does one thing and ends. */
  public static void main(String... arguments) throws IOException, LiException {
    Part part = Part.of(arguments);
    switch (part.value("do")) {
      case "request" -> request(part);
      case "sign" -> sign(part);
      case "submit" -> submit(part);
      case "confirm" -> confirm(part);
      default -> throw new IllegalArgumentException("no such thing to do");
    }
  }

  private static void request(Part part) throws IOException, LiException {
    Envelope signed = Envelope.decode(Octets.of(Files.readAllBytes(part.file("policy"))));
    TrustPolicy policy = TrustPolicy.decode(signed.payload());
    Mdf mdf = policy.components().mdfs().get(0);
    Mandate mandate = new Mandate(
        MandateId.random(),
        policy.reference(),
        policy.elements().get(0),
        policy.components().admfs().get(0).identifier(),
        Validity.startingAt(Instant.now(), MANDATE),
        new Person(part.value("name")),
        MandateReason.TEST,
        new Warrant(Octets.of(new byte[32]), "demonstration", "NL"),
        Xid.of(part.value("xid")),
        new Scope(
            List.of(UriIdentities.target(part.value("target"))),
            DeliveryType.X2_AND_X3,
            List.of(),
            List.of(new Scope.Destination(Did.of(part.value("did")), mdf.name())),
            Optional.empty(),
            Optional.empty()));
    Files.write(part.file("out"), Envelope.unsigned(mandate).encode().toByteArray());
    Cue.give("requested", Map.of());
  }

  private static void confirm(Part part) throws IOException, LiException {
    Envelope policy = Envelope.decode(Octets.of(Files.readAllBytes(part.file("policy"))));
    PolicyConfirmation confirmation = new PolicyConfirmation(
        new NeIdentifier(part.value("ne")), policy.digest(), new Person(part.value("name")));
    sign(part, SigningRequest.of(Envelope.unsigned(confirmation)));
  }

  private static void sign(Part part) throws IOException, LiException {
    sign(part, SigningRequest.read(Octets.of(Files.readAllBytes(part.file("in")))));
  }

  private static void sign(Part part, SigningRequest request) throws IOException, LiException {
    request.rendering().reveal().lines().forEach(System.out::println);
    try (KeyVault keys =
        Pkcs12KeyVault.open(part.file("keys"), part.value("password").toCharArray())) {
      Envelope signed = request.sign(new VaultOfficerSigner(keys));
      Files.write(part.file("out"), signed.encode().toByteArray());
      Cue.give("signed", Map.of("digest", signed.digest().toHex()));
    }
  }

  private static void submit(Part part) throws IOException, LiException {
    InetSocketAddress inbox = new InetSocketAddress(
        InetAddress.getLoopbackAddress(), Integer.parseInt(part.value("port")));
    try (KeyVault keys =
            Pkcs12KeyVault.open(part.file("keys"), part.value("password").toCharArray());
        MandateInboxClient client = new MandateInboxClient(
            inbox,
            LiTls.of(keys, TrustAnchors.read(part.file("ca")), InstantSource.system()),
            new NeIdentifier(part.value("ne")))) {
      InboxOutcome outcome = client.submit(Octets.of(Files.readAllBytes(part.file("in"))));
      Cue.give("submitted", Map.of("result", result(outcome)));
    }
  }

  private static String result(InboxOutcome outcome) {
    if (outcome instanceof InboxOutcome.Answered answered) {
      return answered.submission() instanceof MandateInbox.Refused refused
          ? refused.refusal().name()
          : "received";
    }
    return ((InboxOutcome.Failed) outcome).failure().name();
  }
}
