package org.doorward.li.netty.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.doorward.li.netty.http.HeadScan.Verdict;
import org.junit.jupiter.api.Test;

/** INV-HTTP-01. */
class HeadScanProperties {
  private static final int MAX = 300;

  private static Verdict verdict(byte[] octets) {
    return new HeadScan(MAX).look(Unpooled.wrappedBuffer(octets));
  }

  private static Verdict verdict(String octets) {
    return verdict(octets.getBytes(ISO_8859_1));
  }

  /** Octets that are likely to make a head, or something that looks like one. */
  @Provide
  Arbitrary<byte[]> almostHeads() {
    return Arbitraries.of(
            "\r\n", "\r\n\r\n", "\r", "\n", " ", "\t", "a: b", "POST / HTTP/1.1", "\0", "\u00e9")
        .list()
        .ofMaxSize(40)
        .map(parts -> String.join("", parts).getBytes(ISO_8859_1));
  }

  @Property
  void theVerdictIsTheSameHoweverTheOctetsCome(
      @ForAll("almostHeads") byte[] octets, @ForAll @IntRange(min = 1, max = 7) int step) {
    HeadScan inSteps = new HeadScan(MAX);
    ByteBuf arrived = Unpooled.buffer();
    Verdict verdict = Verdict.INCOMPLETE;
    for (int at = 0; at < octets.length && verdict == Verdict.INCOMPLETE; at += step) {
      arrived.writeBytes(octets, at, Math.min(step, octets.length - at));
      verdict = inSteps.look(arrived);
    }
    assertEquals(verdict(octets), verdict);
  }

  /** Whoever reads a line by CR LF, by LF alone, or by CR alone, reads the same lines. */
  @Property
  void aCleanHeadHasOneReadingOnly(@ForAll("almostHeads") byte[] octets) {
    String text = new String(octets, ISO_8859_1);
    if (verdict(octets) == Verdict.COMPLETE) {
      String head = text.substring(0, text.indexOf("\r\n\r\n") + 4);
      String lines = head.replace("\r\n", "|");
      assertFalse(lines.contains("\r") || lines.contains("\n"));
      assertFalse(lines.startsWith("|") || lines.contains("| ") || lines.contains("|\t"));
      assertTrue(head.length() <= MAX);
    }
  }

  @Property
  void anyOctetsHaveAVerdict(@ForAll byte[] octets) {
    assertEquals(verdict(octets), verdict(octets));
  }

  @Test
  void aHeadOfExactlyTheLimitIsClean() {
    String head = "POST / HTTP/1.1\r\nX: " + "x".repeat(MAX - 24) + "\r\n\r\n";

    assertEquals(MAX, head.length());
    assertEquals(Verdict.COMPLETE, verdict(head));
    assertEquals(Verdict.TOO_LARGE, verdict(head.replace("X: ", "X: x")));
  }

  @Test
  void whatFollowsTheHeadIsNotLookedAt() {
    assertEquals(Verdict.COMPLETE, verdict("POST / HTTP/1.1\r\n\r\n\0\n folded"));
  }
}
