package org.doorward.examples.mdf;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.doorward.examples.stage.Cue;
import org.doorward.examples.stage.Part;
import org.doorward.li.crypto.certificate.TrustAnchors;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.crypto.key.Pkcs12KeyVault;
import org.doorward.li.fault.LiException;
import org.doorward.li.netty.receiver.X2X3Receiver;

/**
 * The MDF of the demo, a process of its own. Options: {@code --keys}, {@code --password}, {@code --ca}, {@code
 * --port} (0 for any), {@code --out}. Orders: {@code show} (capture, sound and counts of what is stored),
 * {@code stop}.
 */
public final class MdfMain {
  private MdfMain() {}

  /** Runs until it is told to stop, or its input ends. */
  public static void main(String... arguments) throws IOException, LiException {
    Part part = Part.of(arguments);
    Path out = Files.createDirectories(part.file("out"));
    Path stored = out.resolve("product.bin");
    try (KeyVault keys = Pkcs12KeyVault.open(part.file("keys"), part.password());
        ProductFile product = new ProductFile(stored);
        X2X3Receiver receiver = X2X3Receiver.builder(
                keys, TrustAnchors.read(part.file("ca")), product)
            .bind(new InetSocketAddress(
                InetAddress.getLoopbackAddress(), Integer.parseInt(part.value("port"))))
            .start()) {
      Cue.give("ready", Map.of("port", receiver.address().getPort()));
      obey(stored, out);
    }
    Cue.give("stopped", Map.of());
  }

  private static void obey(Path stored, Path out) throws IOException {
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String order = orders.readLine();
        order != null && !order.equals("stop");
        order = orders.readLine()) {
      if (order.equals("show")) {
        Product product = Product.of(ProductFile.read(stored));
        product.write(out);
        Cue.give("shown", product.counts());
      } else {
        throw new IOException("no such order: " + order);
      }
    }
  }
}
