package org.doorward.li.netty.admf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.doorward.li.extension.XmlFragment;
import org.doorward.li.fault.Deviation;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.netty.http.TestPki;
import org.doorward.li.x1.Acknowledgement;
import org.doorward.li.x1.GenericObjectType;
import org.doorward.li.x1.NeIssueType;
import org.doorward.li.x1.OkResponse;
import org.doorward.li.x1.ReportNeIssue;
import org.doorward.li.x1.UnknownObject;
import org.doorward.li.x1.X1Answer;
import org.doorward.li.x1.X1Request;
import org.doorward.li.x1.X1Version;
import org.doorward.li.x1.xml.Tolerance;
import org.doorward.li.x1.xml.X1Codec;
import org.doorward.li.x1.xml.X1Limits;
import org.doorward.li.x1.xml.X1Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** INV-X1-141. What an ADMF takes of elements that write otherwise than the standard says, and what it sends itself. */
class AdmfToleranceIT {
  private final AdmfScene scene;
  private final X1Codec codec = new X1Codec(X1Limits.DEFAULT);
  private final List<Deviation> counted = Collections.synchronizedList(new ArrayList<>());
  private final List<X1Request> heard = Collections.synchronizedList(new ArrayList<>());

  AdmfToleranceIT() throws Exception {
    scene = new AdmfScene();
  }

  @AfterEach
  void close() throws Exception {
    scene.close();
  }

  private Tolerance ofTimestamps() {
    return new Tolerance(
        Set.of(Deviation.TIMESTAMP_PRECISION), (name, port) -> Optional.empty(), counted::add);
  }

  /** Its timestamps have three digits where six belong. */
  private static byte[] inMilliseconds(byte[] document) {
    String text = new String(document, StandardCharsets.UTF_8);
    return text.replaceAll("\\.[0-9]{6}Z<", ".123Z<").getBytes(StandardCharsets.UTF_8);
  }

  private InetSocketAddress element() throws Exception {
    return scene.written(request ->
        inMilliseconds(codec.writeAnswer(new X1Answer.Responses(List.of(new OkResponse(
            request.header().answer(Instant.now(), X1Version.IMPLEMENTED),
            request.type(),
            Acknowledgement.ACKNOWLEDGED_AND_COMPLETED))))));
  }

  @Test
  void anAnswerMayDeviateWhereTheAdmfIsToldSo() throws Exception {
    InetSocketAddress address = element();

    Admf strict = scene.started(scene.admf());
    assertInstanceOf(
        ActionResult.Unknown.class, strict.element(AdmfScene.NE, address).ping());

    Admf tolerant = scene.started(scene.admf().tolerating(AdmfScene.NE, ofTimestamps()));
    assertEquals(
        new ActionResult.Done(), tolerant.element(AdmfScene.NE, address).ping());
    assertEquals(List.of(Deviation.TIMESTAMP_PRECISION), counted);
  }

  @Test
  void aReportMayDeviateWhereTheAdmfIsToldSo() throws Exception {
    Admf strict = reporting(scene.admf());
    assertTrue(report(strict).contains("<errorCode>1010<"));
    assertEquals(List.of(), heard);

    Admf forAnother = reporting(scene.admf().tolerating(new NeIdentifier("ne2"), ofTimestamps()));
    assertTrue(report(forAnother).contains("<errorCode>1010<"));

    Admf tolerant = reporting(scene.admf().tolerating(AdmfScene.NE, ofTimestamps()));
    assertTrue(report(tolerant).contains("<oK>AcknowledgedAndCompleted<"));
    assertEquals(1, heard.size());
    assertEquals(List.of(Deviation.TIMESTAMP_PRECISION), counted);
  }

  private Admf reporting(Admf.Builder builder) throws Exception {
    Admf admf = scene.started(builder.reports(TestPki.anyPort(), new EachReport(heard::add)));
    admf.element(AdmfScene.NE, TestPki.anyPort());
    return admf;
  }

  private String report(Admf admf) throws Exception {
    X1Request report = new ReportNeIssue(
        AdmfScene.header(), NeIssueType.ALERT, "an alert", Optional.of(10000), List.of());
    return scene.posted(
        admf.reportAddress().orElseThrow(), inMilliseconds(codec.writeRequests(List.of(report))));
  }

  @Test
  void anAdmfThatValidatesSendsNothingThatItsSchemaDoesNotKnow() throws Exception {
    InetSocketAddress address = scene.element(request -> new OkResponse(
        request.header().answer(Instant.now(), X1Version.IMPLEMENTED),
        request.type(),
        Acknowledgement.ACKNOWLEDGED_AND_COMPLETED));
    UnknownObject object = new UnknownObject(
        GenericObjectId.random(),
        new GenericObjectType("urn:example:objects", "Shape"),
        List.of(XmlFragment.of("<sides xmlns='urn:example:objects'>3</sides>")));
    AdmfElement plain = scene.started(scene.admf()).element(AdmfScene.NE, address);
    assertEquals(new ActionResult.Done(), plain.create(object));

    AdmfElement validated =
        scene.started(scene.admf().validating(X1Schema.create())).element(AdmfScene.NE, address);
    assertEquals(new ActionResult.Done(), validated.ping());
    assertThrows(IllegalStateException.class, () -> validated.create(object));
  }
}
