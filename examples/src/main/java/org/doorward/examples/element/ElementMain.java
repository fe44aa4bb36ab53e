package org.doorward.examples.element;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorward.examples.stage.Cue;
import org.doorward.examples.stage.Part;
import org.doorward.examples.vendor.VendorListener;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.TrustPolicy;
import org.doorward.li.crypto.certificate.PeerIdentities;
import org.doorward.li.crypto.certificate.TrustAnchors;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.crypto.key.Pkcs12KeyVault;
import org.doorward.li.crypto.tls.LiTls;
import org.doorward.li.fault.AuthorityException;
import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.Octets;
import org.doorward.li.netty.element.Commissioning;
import org.doorward.li.netty.element.NetworkElement;
import org.doorward.li.target.TargetType;

/**
 * The network element of the demo, a process of its own. Options: {@code --id}, {@code --keys}, {@code
 * --password-file} or {@code --password}, {@code --ca}, {@code --policy}, {@code --confirmation-1} and {@code
 * --confirmation-2} (envelopes), {@code --state}, {@code --capture} (if it is to replay one), {@code --vendor-ca} (opens
 * a port for that vendor's engineers, which is closed otherwise). Orders: {@code replay}, {@code grant FILE}, {@code end
 * FILE} (a grant, at once), {@code export DIR}, {@code stop}.
 */
public final class ElementMain {
  private static final InetSocketAddress ANY_PORT =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private ElementMain() {}

  /** Runs until it is told to stop, or its input ends. */
  public static void main(String... arguments) throws IOException, LiException {
    Part part = Part.of(arguments);
    List<Octets> confirmations = new ArrayList<>();
    for (String name : List.of("confirmation-1", "confirmation-2")) {
      Optional<Path> file = part.perhaps(name);
      if (file.isPresent()) {
        confirmations.add(Octets.of(Files.readAllBytes(file.get())));
      }
    }
    Octets policy = Octets.of(Files.readAllBytes(part.file("policy")));
    try (KeyVault keys = Pkcs12KeyVault.open(part.file("keys"), part.password());
        NetworkElement element = NetworkElement.builder(
                new NeIdentifier(part.value("id")),
                keys,
                TrustAnchors.read(part.file("ca")),
                Commissioning.of(policy, confirmations),
                part.file("state"))
            .matching(EnumSet.of(TargetType.SIP_URI, TargetType.TEL_URI, TargetType.E164_NUMBER))
            .inbox(ANY_PORT)
            .start()) {
      Map<String, Object> facts = new HashMap<>(Map.of(
          "x1", element.x1Address().getPort(),
          "inbox", element.inboxAddress().orElseThrow().getPort(),
          "logkey", element.logKey().text()));
      Optional<Path> vendor = part.perhaps("vendor-ca");
      Orders orders = new Orders(element, part.perhaps("capture"));
      if (vendor.isPresent()) {
        LiTls tls = LiTls.of(keys, vendorOf(policy, vendor.get()), InstantSource.system());
        try (VendorListener listener = new VendorListener(ANY_PORT, tls, element.vendorAccess())) {
          facts.put("vendor", listener.address().getPort());
          Cue.give("ready", facts);
          orders.obey();
        }
      } else {
        Cue.give("ready", facts);
        orders.obey();
      }
    }
    Cue.give("stopped", Map.of());
  }

  /** The authority of a vendor that the trust policy names; of nobody else. */
  private static TrustAnchors vendorOf(Octets policy, Path file) throws LiException {
    TrustAnchors anchors = TrustAnchors.read(file);
    TrustPolicy rules = TrustPolicy.decode(Envelope.decode(policy).payload());
    for (X509Certificate certificate : anchors.certificates()) {
      if (!rules.components().vendorKeys().contains(PeerIdentities.spkiSha256(certificate))) {
        throw new AuthorityException("expected an authority of a vendor of the trust policy");
      }
    }
    return anchors;
  }
}
