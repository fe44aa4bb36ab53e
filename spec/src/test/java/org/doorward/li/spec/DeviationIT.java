package org.doorward.li.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.doorward.li.fault.Deviation;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Did;
import org.doorward.li.netty.element.ToleratedDeviation;
import org.doorward.li.spec.lab.Lab;
import org.doorward.li.spec.lab.LabPki;
import org.doorward.li.x1.CreateDestination;
import org.doorward.li.x1.DeliveryAddress.IpAddressAndPort;
import org.doorward.li.x1.DestinationDetails;
import org.doorward.li.x1.GetDestinationDetails;
import org.doorward.li.x1.GetDestinationDetailsResponse;
import org.doorward.li.x1.Ping;
import org.doorward.li.x1.Port;
import org.doorward.li.x1.X1Request;
import org.doorward.li.x1.xml.X1Codec;
import org.doorward.li.x1.xml.X1Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** INV-X1-100: an ADMF deviates from the standard where the signed trust policy lets it, and nowhere else. */
class DeviationIT {
  private static final List<Deviation> IN_DOCUMENTS = List.of(
      Deviation.TIMESTAMP_PRECISION, Deviation.HOST_NAME_IN_ADDRESS, Deviation.VERSION_FORM);

  @TempDir
  Path directory;

  /** The same requests, word for word, of an ADMF that may and of one that may not. */
  @Test
  void deviationsAreAcceptedWhereTheTrustPolicyNamesThem() throws Exception {
    Did did = Did.random();
    try (Lab lab = open("strict", List.of())) {
      for (Map.Entry<Deviation, String> deviating : documents(lab, did).entrySet()) {
        assertTrue(post(lab, deviating.getValue()).contains("<errorCode>1010<"));
      }
      assertEquals(List.of(), lab.element().toleratedDeviations());
    }
    try (Lab lab = open("tolerant", IN_DOCUMENTS)) {
      for (Map.Entry<Deviation, String> deviating : documents(lab, did).entrySet()) {
        String answer = post(lab, deviating.getValue());
        assertTrue(answer.contains("<oK>AcknowledgedAndCompleted<"), answer);
        assertFalse(answer.contains(Lab.MDF.value()), "we emit no name");
      }
      assertEquals(
          IN_DOCUMENTS.stream().map(d -> new ToleratedDeviation(Lab.ADMF, d, 1)).toList(),
          lab.element().toleratedDeviations());
      assertEquals(details(lab, did), stored(lab, did));
    }
  }

  /** HTTP: X1's media type is said with each request. */
  @Test
  void aRequestWithoutContentTypeIsAcceptedWhereTheTrustPolicySaysSo() throws Exception {
    try (Lab lab = open("strict", IN_DOCUMENTS)) {
      assertTrue(withoutType(lab).startsWith("HTTP/1.1 415 "));
    }
    try (Lab lab = open("tolerant", List.of(Deviation.MISSING_CONTENT_TYPE))) {
      assertTrue(withoutType(lab).startsWith("HTTP/1.1 200 "));
      assertEquals(
          List.of(new ToleratedDeviation(Lab.ADMF, Deviation.MISSING_CONTENT_TYPE, 1)),
          lab.element().toleratedDeviations());
    }
  }

  private static String withoutType(Lab lab) throws Exception {
    byte[] ping = document(new Ping(lab.admf().header())).getBytes(StandardCharsets.UTF_8);
    return RawX1.post(lab, "TLSv1.3", "", ping);
  }

  private Lab open(String name, List<Deviation> deviations) throws Exception {
    return Lab.open(
        directory.resolve(name),
        builder -> builder,
        LabPki.found("Laboratory LI CA"),
        admf -> admf.tolerating(deviations));
  }

  private static Map<Deviation, String> documents(Lab lab, Did did) {
    String ping = document(new Ping(lab.admf().header()));
    String destination = document(new CreateDestination(lab.admf().header(), details(lab, did)));
    String address = lab.mdf().address().getAddress().getHostAddress();
    return Map.of(
        Deviation.TIMESTAMP_PRECISION,
        ping.replaceAll("\\.[0-9]{6}Z<", ".123Z<"),
        Deviation.VERSION_FORM,
        document(new Ping(lab.admf().header())).replace("<version>v", "<version>"),
        Deviation.HOST_NAME_IN_ADDRESS,
        destination.replace(">" + address + "<", ">" + Lab.MDF.value() + "<"));
  }

  private static DestinationDetails details(Lab lab, Did did) {
    return DestinationDetails.of(
        did,
        DeliveryType.X2_AND_X3,
        new IpAddressAndPort(
            lab.mdf().address().getAddress(), Port.tcp(lab.mdf().address().getPort())));
  }

  private static DestinationDetails stored(Lab lab, Did did) throws Exception {
    var answer = (GetDestinationDetailsResponse)
        lab.admf().done(header -> new GetDestinationDetails(header, did));
    return answer.destinationResponseDetails().destinationDetails();
  }

  private static String document(X1Request request) {
    byte[] document = new X1Codec(X1Limits.DEFAULT).writeRequests(List.of(request));
    return new String(document, StandardCharsets.UTF_8);
  }

  private static String post(Lab lab, String document) throws Exception {
    return RawX1.post(lab, "TLSv1.3", document.getBytes(StandardCharsets.UTF_8));
  }
}
