package org.doorward.li.netty.receiver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.fault.TransportException;
import org.doorward.li.netty.link.LinkPki;
import org.doorward.li.netty.receiver.ProductLedger.Verdict;
import org.doorward.li.netty.tls.TlsEngine;
import org.doorward.li.x2x3.PduView;
import org.junit.jupiter.api.Test;

/** INV-X2X3-93: whoever chooses BoringSSL without its library is told what to add, and nothing takes its place. */
class AbsentBoringSslIT {
  /** A process that has no such library. */
  static final class Child {
    private Child() {}

    public static void main(String[] arguments) throws Exception {
      LinkPki.Component mdf = LinkPki.create().component("mdf");
      for (TlsEngine engine : List.of(TlsEngine.JDK, TlsEngine.BORINGSSL)) {
        try (X2X3Receiver receiver = X2X3Receiver.builder(mdf.vault(), mdf.anchors(), new Nobody())
            .engine(engine)
            .start()) {
          System.out.println(engine + " listens at " + receiver.address().getAddress());
        } catch (TransportException e) {
          System.out.println(engine + ": " + e.getMessage());
        }
      }
    }
  }

  private static final class Nobody implements ProductHandler {
    @Override
    public void received(PeerIdentity from, PduView pdu, Verdict verdict) {}

    @Override
    public void sync() {}
  }

  @Test
  void aReceiverThatNeedsItDoesNotStartAndSaysWhatIsMissing() throws Exception {
    Process process = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classPath(),
            Child.class.getName())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
    List<String> said =
        process.inputReader(StandardCharsets.UTF_8).lines().collect(Collectors.toList());
    assertEquals(0, process.waitFor());

    assertEquals(2, said.size(), said::toString);
    assertTrue(said.get(0).startsWith("JDK listens at "), said::toString);
    assertTrue(
        said.get(1).startsWith("BORINGSSL: BoringSSL was chosen and is not there"), said::toString);
    assertTrue(said.get(1).contains("netty-tcnative-boringssl-static"), said::toString);
  }

  /** What this process runs with, without BoringSSL. */
  private static String classPath() {
    Stream<String> own =
        Stream.of("classes", "test-classes").map(name -> Path.of("target", name).toString());
    Stream<String> others = Stream.of("jdk.module.path", "java.class.path")
        .flatMap(name -> Stream.of(System.getProperty(name, "").split(File.pathSeparator, -1)));
    return Stream.concat(own, others)
        .filter(path -> !path.isEmpty() && !path.contains("tcnative"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
