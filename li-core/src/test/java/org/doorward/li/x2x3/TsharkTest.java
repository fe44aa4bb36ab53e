package org.doorward.li.x2x3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What we write, read by Wireshark. Skipped where tshark is absent, unless oracles are required. */
class TsharkTest {
  private static final int PORT = 9999;
  private static final Instant AT = Instant.parse("2026-01-02T03:04:05.123456789Z");

  private static final List<String> FIELDS = List.of(
      "ver", "type", "hl", "pl", "pf", "pd", "xid", "cid", "sq", "srcip", "dstip", "srcport",
      "dstport", "ipproto", "ts");

  private static final List<String> SAID = List.of(
      "li5g.type",
      "li5g.hl",
      "li5g.pl",
      "li5g.pf",
      "li5g.pd",
      "li5g.attrType",
      "li5g.attrLen",
      "_ws.malformed");

  private static String dissector = "";

  @TempDir
  private Path folder;

  /** 3.6 to 4.2 call it 5gli, later versions li5g. */
  @BeforeAll
  static void find() throws Exception {
    List<String> protocols;
    try {
      protocols = run(List.of("tshark", "-G", "protocols"));
    } catch (IOException e) {
      protocols = List.of();
    }
    dissector = protocols.stream()
        .flatMap(line -> Stream.of(line.split("\t")))
        .filter(name -> name.equals("5gli") || name.equals("li5g"))
        .findFirst()
        .orElse("");
    if (dissector.isEmpty() && "required".equals(System.getProperty("doorward.oracles"))) {
      fail("tshark with an X2/X3 dissector is required and absent");
    }
    assumeTrue(!dissector.isEmpty(), "no tshark with an X2/X3 dissector");
  }

  @Test
  void everyFormatAndDirectionIsReadAsItWasMeant() throws Exception {
    List<Pdu> pdus = new ArrayList<>(List.of(Pdu.keepalive(0), Pdu.keepaliveAck(0xFFFF_FFFFL)));
    for (PduType type : List.of(PduType.X2, PduType.X3)) {
      for (int format = 0; format <= 17; format++) {
        if (new PayloadFormat(format).allowedOn(type)) {
          pdus.add(product(type, format, 1 + format % 5));
        }
      }
    }

    assertEquals(pdus.stream().map(TsharkTest::expected).toList(), dissect(pdus));
  }

  /**
   * {@code tshark.tsv} says what Wireshark 4.0 makes of each vector, valid or not; it complains of frames only, and
   * shows no attribute after the 18th type. {@code -Ddoorward.write=true} writes it anew.
   */
  @Test
  void whatAnotherDecoderSaysOfEachVectorIsWrittenDown() throws Exception {
    assumeTrue(
        run(List.of("tshark", "--version")).get(0).contains(" 4.0."), "another version of tshark");
    List<String> names = names();
    Path capture = folder.resolve("vectors.pcap");
    Files.write(capture, pcap(names.stream().map(Vectors::buffer).toList()));
    List<String> command = new ArrayList<>(List.of("tshark", "-r", capture.toString(), "-n"));
    command.addAll(List.of("-d", "tcp.port==" + PORT + "," + dissector));
    command.addAll(List.of("-T", "fields", "-E", "separator=/t", "-E", "aggregator= "));
    for (String field : SAID) {
      command.addAll(List.of("-e", field));
    }
    List<String> said = run(command);
    assertEquals(names.size(), said.size());
    StringBuilder table = new StringBuilder("vector\t" + String.join("\t", SAID) + "\n");
    for (int i = 0; i < names.size(); i++) {
      table.append(names.get(i)).append('\t').append(said.get(i)).append('\n');
    }
    if (Boolean.getBoolean("doorward.write")) {
      Files.writeString(Path.of("..", "spec", "vectors", "x2x3", "tshark.tsv"), table);
    }
    assertEquals(Vectors.text("tshark.tsv"), table.toString());
  }

  private static List<String> names() {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= 14; i++) {
      names.add(String.format("V%02d", i));
    }
    for (int i = 1; i <= 17; i++) {
      names.add(String.format("M%02d", i));
    }
    return names;
  }

  private static Pdu product(PduType type, int format, int direction) {
    return Pdu.product(
        type,
        new PayloadFormat(format),
        new PayloadDirection(direction),
        Xid.random(),
        new CorrelationId(0xFEDC_BA98_7654_3210L + format),
        List.of(
            AttributeType.SEQUENCE_NUMBER.with(0xFFFF_FFF0L + format % 16),
            AttributeType.TIMESTAMP.with(AT.plusNanos(format)),
            AttributeType.SOURCE_IPV4.with(Octets.ofHex("c000020a")),
            AttributeType.DESTINATION_IPV4.with(Octets.ofHex("c6336414")),
            AttributeType.SOURCE_PORT.with(5060),
            AttributeType.DESTINATION_PORT.with(65535),
            AttributeType.IP_PROTOCOL.with(17)),
        Octets.of(new byte[20 + format]));
  }

  private static String expected(Pdu pdu) {
    ByteBuffer written = PduCodec.encode(pdu);
    boolean product = pdu.type().product();
    return String.join(
        "|",
        "5",
        "" + pdu.type().code(),
        "" + written.getInt(4),
        "" + pdu.payload().length(),
        "" + pdu.format().code(),
        "" + pdu.direction().code(),
        pdu.xid().toString(),
        pdu.correlationId().toString(),
        "" + pdu.first(AttributeType.SEQUENCE_NUMBER).orElseThrow(),
        product ? "192.0.2.10" : "",
        product ? "198.51.100.20" : "",
        product ? "5060" : "",
        product ? "65535" : "",
        product ? "17" : "",
        pdu.first(AttributeType.TIMESTAMP)
            .map(at -> LocalTime.ofInstant(at, ZoneOffset.UTC).toString())
            .orElse(""));
  }

  private List<String> dissect(List<Pdu> pdus) throws Exception {
    Path capture = folder.resolve("pdus.pcap");
    Files.write(capture, pcap(pdus.stream().map(PduCodec::encode).toList()));
    List<String> command = new ArrayList<>(List.of("tshark", "-r", capture.toString(), "-n"));
    command.addAll(List.of("-d", "tcp.port==" + PORT + "," + dissector));
    command.addAll(List.of("-T", "fields", "-E", "separator=|", "-E", "occurrence=f"));
    for (String field : FIELDS) {
      command.addAll(List.of("-e", "li5g." + field));
    }
    return run(command).stream().map(TsharkTest::normalised).toList();
  }

  /** Versions print the correlation with or without colons, and the time as a date. */
  private static String normalised(String line) {
    String[] fields = line.split("\\|", -1);
    assertTrue(fields.length == FIELDS.size(), () -> "fields: " + fields.length);
    fields[6] = fields[6].replaceAll("[^0-9a-f|-]", "");
    fields[7] = fields[7].replaceAll("[^0-9a-f]", "");
    fields[14] = fields[14].replaceAll("^.* ([0-9:]{8}\\.[0-9]{9}).*$", "$1");
    return String.join("|", fields);
  }

  /** Classic pcap of raw IP packets, one PDU a TCP segment: Wireshark 4.0 puts none together. */
  private static byte[] pcap(List<ByteBuffer> pdus) {
    ByteBuffer out = ByteBuffer.allocate(1 << 16);
    out.putInt(0xA1B2C3D4).putShort((short) 2).putShort((short) 4);
    out.putInt(0).putInt(0).putInt(65535).putInt(228);
    int sequence = 1;
    for (ByteBuffer written : pdus) {
      int octets = 40 + written.remaining();
      out.putInt((int) AT.getEpochSecond()).putInt(0).putInt(octets).putInt(octets);
      out.putInt(0x45000000 | octets).putInt(0).putInt(0x40060000);
      out.putInt(0x7F000001).putInt(0x7F000001);
      out.putShort((short) 40000).putShort((short) PORT).putInt(sequence).putInt(1);
      out.putInt(0x5018FFFF).putInt(0);
      sequence += written.remaining();
      out.put(written.duplicate());
    }
    byte[] capture = new byte[out.position()];
    out.flip().get(capture);
    return capture;
  }

  private static List<String> run(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("TZ", "UTC");
    Process process = builder.start();
    byte[] output = process.getInputStream().readAllBytes();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue());
    return new String(output, StandardCharsets.UTF_8).lines().toList();
  }
}
