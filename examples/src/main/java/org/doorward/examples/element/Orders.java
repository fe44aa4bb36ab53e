package org.doorward.examples.element;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.doorward.examples.stage.Cue;
import org.doorward.li.authority.Envelope;
import org.doorward.li.element.VendorAccess;
import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.Octets;
import org.doorward.li.netty.element.NetworkElement;

/**
 * What the operator tells a running element on its console, a line an order.
 *
 * @param element the element
 * @param capture its traffic, if it has any
 */
record Orders(NetworkElement element, Optional<Path> capture) {
  /** Until it is told to stop, or the input ends. */
  void obey() throws IOException, LiException {
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String order = orders.readLine();
        order != null && !order.equals("stop");
        order = orders.readLine()) {
      obey(order);
    }
  }

  private void obey(String order) throws IOException, LiException {
    if (order.equals("replay") && capture.isPresent()) {
      Cue.give("replayed", new Replay(new Tap(element.interceptionPoint())).play(capture.get()));
    } else if (order.startsWith("export ")) {
      element.exportEvidence(file(order));
      Cue.give("exported", Map.of());
    } else if (order.startsWith("grant ")) {
      VendorAccess.Submission submission = element.vendorAccess().submit(octets(order));
      Cue.give(
          "grant",
          Map.of(
              "result",
              submission instanceof VendorAccess.NotHeld not ? not.refusal().name() : "HELD"));
    } else if (order.startsWith("end ")) {
      boolean ended = element.vendorAccess().end(Envelope.decode(octets(order)).digest());
      Cue.give("end", Map.of("result", ended ? "ENDED" : "NO_GRANT"));
    } else {
      throw new IOException("no such order: " + order);
    }
  }

  private static Path file(String order) {
    return Path.of(order.substring(order.indexOf(' ') + 1));
  }

  private static Octets octets(String order) throws IOException {
    return Octets.of(Files.readAllBytes(file(order)));
  }
}
