package org.doorward.examples.sip;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.doorward.examples.sdp.SessionDescription;
import org.doorward.li.identifier.Octets;

class SipProperties {
  private static void readAll(Octets octets) {
    try {
      SipMessage message = SipParser.parse(octets);
      message.callId();
      message.fromTag();
      message.toTag();
      message.method();
      SipIdentities identities = new SipIdentities(NumberRule.PLUS_SIGN_OR_DIGITS);
      identities.from(message);
      identities.to(message);
      identities.asserted(message);
      SipBody.sessionDescription(message).ifPresent(SessionDescription::parse);
    } catch (SipException e) {
      // the one exception that is declared
    }
  }

  @Property
  void anyOctetsAreAMessageOrRefused(@ForAll byte[] octets) {
    readAll(Octets.of(octets));
  }

  @Property
  void anythingMadeOfPiecesOfSipIsAMessageOrRefused(@ForAll("likeSip") String text) {
    readAll(Octets.of(("INVITE sip:a@b SIP/2.0\r\n" + text).getBytes(ISO_8859_1)));
  }

  @Property
  void anyOctetsAreASessionDescription(@ForAll("likeSip") String text, @ForAll byte[] octets) {
    SessionDescription.parse(Octets.of(text.getBytes(ISO_8859_1)))
        .media()
        .forEach(medium -> assertEquals(List.copyOf(medium.rtpEndpoints()), medium.rtpEndpoints()));
    SessionDescription.parse(Octets.of(octets));
  }

  @Property
  void anyUriHasIdentitiesOrNone(@ForAll String user, @ForAll("likeSip") String rest) {
    UriIdentities uris = new UriIdentities(NumberRule.PLUS_SIGN_OR_DIGITS);
    for (String scheme : List.of("sip:", "tel:", "")) {
      uris.of(scheme + user + "@" + rest);
      uris.of(scheme + rest);
    }
  }

  /** What comes out depends on the octets, never on how they were cut up. */
  @Property
  void anySegmentationGivesTheSameMessages(
      @ForAll("streams") String stream,
      @ForAll @Size(max = 20) List<@IntRange(min = 1, max = 400) Integer> cuts,
      @ForAll boolean atStart) {
    byte[] octets = stream.getBytes(ISO_8859_1);
    List<Octets> whole = messages(octets, List.of(), atStart);
    assertEquals(whole, messages(octets, List.copyOf(new TreeSet<>(cuts)), atStart));
    List<Integer> everywhere = new ArrayList<>();
    for (int i = 1; i < octets.length; i++) {
      everywhere.add(i);
    }
    assertEquals(whole, messages(octets, everywhere, atStart));
  }

  private static List<Octets> messages(byte[] stream, List<Integer> cuts, boolean atStart) {
    SipFramer framer = new SipFramer();
    List<Octets> messages = new ArrayList<>();
    int at = 0;
    List<Integer> ends = new ArrayList<>(cuts);
    ends.add(stream.length);
    for (int end : ends) {
      int to = Math.min(end, stream.length);
      byte[] piece = Arrays.copyOfRange(stream, at, Math.max(at, to));
      framer
          .accept(Octets.of(piece), atStart && at == 0, false)
          .forEach(m -> messages.add(m.octets()));
      at = Math.max(at, to);
    }
    return messages;
  }

  @Provide
  Arbitrary<String> streams() {
    Arbitrary<String> messages = Arbitraries.of(
        "INVITE sip:a@b SIP/2.0\r\nContent-Length: 4\r\n\r\nbody",
        "SIP/2.0 200 OK\r\nl:0\r\n\r\n",
        "BYE sip:a@b SIP/2.0\nCall-ID: x\n\n",
        "ACK sip:a@b SIP/2.0\r\nContent-Length: 99999999\r\n\r\n",
        "INFO sip:a@b SIP/2.0\r\nContent-Length: 30\r\n\r\nSIP/2.0 100 Trying\r\nl:0\r\n\r\nab\r\n",
        "\r\n\r\n",
        "\n",
        "noise\r\n",
        "SIP/2.0 2");
    return messages.list().ofMaxSize(8).map(list -> String.join("", list));
  }

  @Provide
  Arbitrary<String> likeSip() {
    return Arbitraries.of(
            "\r\n",
            "\n",
            " ",
            "\t",
            "From",
            "f",
            ":",
            "<",
            ">",
            "\"",
            "\\",
            ";",
            "tag=",
            ",",
            "sip:",
            "tel:",
            "@",
            "%4",
            "%41",
            "+",
            "1202",
            "[",
            "]",
            "::1",
            "CSeq",
            "Content-Type: application/sdp",
            "multipart/mixed;boundary=x",
            "--x",
            "c=IN IP4 ",
            "c=IN IP6 ",
            "192.0.2.1",
            "m=audio ",
            "99999",
            "/65535",
            " RTP/AVP 0",
            "P-Asserted-Identity",
            "?")
        .list()
        .ofMaxSize(40)
        .map(list -> String.join("", list));
  }
}
