package org.doorward.examples.traffic;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Writes the SIP messages of a call between Alice and Bob. */
public final class Sip {
  /** Alice, as the caller's From has it. */
  public static final String ALICE = "<sip:alice@example.com>;tag=a";

  /** Bob, before he has chosen a tag. */
  public static final String BOB = "<sip:bob@example.net>";

  /** Bob, after. */
  public static final String BOB_TAGGED = BOB + ";tag=b";

  private Sip() {}

  /** Alice's request that begins a call, with an offer unless {@code sdp} is empty. */
  public static String invite(String sdp) {
    return request("INVITE", "sip:bob@example.net", ALICE, BOB, sdp);
  }

  /** Bob's response to that. */
  public static String answer(int status, String sdp) {
    return response(status, "INVITE", ALICE, BOB_TAGGED, sdp);
  }

  /** A request of the call {@code c1}. */
  public static String request(String method, String uri, String from, String to, String sdp) {
    return message("c1", method + " " + uri + " SIP/2.0", method, from, to, sdp);
  }

  /** A response of the call {@code c1}. */
  public static String response(int status, String method, String from, String to, String sdp) {
    return message("c1", "SIP/2.0 " + status + " Whatever", method, from, to, sdp);
  }

  /** Any message, with further header lines after the first. */
  public static String message(
      String callId,
      String startLine,
      String method,
      String from,
      String to,
      String body,
      String... more) {
    StringBuilder text = new StringBuilder(startLine + "\r\n");
    text.append("Via: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bK1\r\n");
    text.append("From: " + from + "\r\nTo: " + to + "\r\n");
    text.append("Call-ID: " + callId + "\r\nCSeq: 1 " + method + "\r\n");
    for (String line : more) {
      text.append(line).append("\r\n");
    }
    if (!body.isEmpty()) {
      text.append("Content-Type: application/sdp\r\n");
    }
    return text + "Content-Length: " + body.getBytes(UTF_8).length + "\r\n\r\n" + body;
  }

  /** A session with one medium a given line. */
  public static String sdp(String address, String... media) {
    String version = address.contains(":") ? "IP6" : "IP4";
    String connection = "IN " + version + " " + address;
    return "v=0\r\no=- 1 1 " + connection + "\r\ns=-\r\nc=" + connection + "\r\nt=0 0\r\n"
        + String.join("\r\n", media) + "\r\n";
  }

  /** A session of audio alone. */
  public static String audio(String address, int port) {
    return sdp(address, "m=audio " + port + " RTP/AVP 8");
  }
}
