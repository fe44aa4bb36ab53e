package org.doorward.examples.element;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.doorward.examples.stage.Cue;
import org.doorward.examples.stage.Part;
import org.doorward.li.crypto.certificate.TrustAnchors;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.crypto.key.Pkcs12KeyVault;
import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.Octets;
import org.doorward.li.netty.element.Commissioning;
import org.doorward.li.netty.element.NetworkElement;
import org.doorward.li.target.TargetType;

/**
 * The network element of the demo, a process of its own. Options: {@code --id}, {@code --keys}, {@code
 * --password}, {@code --ca}, {@code --policy}, {@code --confirmation-1} and {@code --confirmation-2}
 * (envelopes), {@code --state}, {@code --capture}. Orders: {@code replay}, {@code export DIR},
 * {@code stop}.
 */
public final class ElementMain {
  private ElementMain() {}

  /** Runs until it is told to stop, or its input ends. */
  public static void main(String... arguments) throws IOException, LiException {
    Part part = Part.of(arguments);
    Commissioning commissioning = Commissioning.of(
        Octets.of(Files.readAllBytes(part.file("policy"))),
        List.of(
            Octets.of(Files.readAllBytes(part.file("confirmation-1"))),
            Octets.of(Files.readAllBytes(part.file("confirmation-2")))));
    try (KeyVault keys =
            Pkcs12KeyVault.open(part.file("keys"), part.value("password").toCharArray());
        NetworkElement element = NetworkElement.builder(
                new NeIdentifier(part.value("id")),
                keys,
                TrustAnchors.read(part.file("ca")),
                commissioning,
                part.file("state"))
            .matching(EnumSet.of(TargetType.SIP_URI, TargetType.TEL_URI, TargetType.E164_NUMBER))
            .inbox(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .start()) {
      Cue.give(
          "ready",
          Map.of(
              "x1", element.x1Address().getPort(),
              "inbox", element.inboxAddress().orElseThrow().getPort(),
              "logkey", element.logKey().text()));
      obey(element, part.file("capture"));
    }
    Cue.give("stopped", Map.of());
  }

  private static void obey(NetworkElement element, Path capture) throws IOException, LiException {
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String order = orders.readLine();
        order != null && !order.equals("stop");
        order = orders.readLine()) {
      if (order.equals("replay")) {
        Cue.give("replayed", new Replay(new Tap(element.interceptionPoint())).play(capture));
      } else if (order.startsWith("export ")) {
        element.exportEvidence(Path.of(order.substring("export ".length())));
        Cue.give("exported", Map.of());
      } else {
        throw new IOException("no such order: " + order);
      }
    }
  }
}
