package org.doorward.li.authority.internal;

import java.time.Duration;
import org.doorward.li.authority.Mandate;
import org.doorward.li.authority.MandateId;
import org.doorward.li.authority.MandateReason;
import org.doorward.li.authority.Person;
import org.doorward.li.authority.PolicyReference;
import org.doorward.li.authority.Scope;
import org.doorward.li.authority.Validity;
import org.doorward.li.authority.Warrant;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;

/** A mandate that a test changes in one point. */
public final class MandateDraft {
  private MandateId id = new MandateId(Octets.of(new byte[16]));
  private PolicyReference policy = Operator.POLICY;
  private NeIdentifier element = Operator.ELEMENT;
  private AdmfIdentifier admf = Operator.ADMF;
  private Validity validity = Validity.startingAt(Operator.NOW, Duration.ofDays(30));
  private Person requester = new Person("desk");
  private Xid xid = Operator.XID;
  private Scope scope = Operator.scope();
  private boolean urgent;

  MandateDraft() {}

  public MandateDraft id(int octet) {
    byte[] octets = new byte[16];
    octets[0] = (byte) octet;
    id = new MandateId(Octets.of(octets));
    return this;
  }

  public MandateDraft policy(PolicyReference value) {
    policy = value;
    return this;
  }

  public MandateDraft element(NeIdentifier value) {
    element = value;
    return this;
  }

  public MandateDraft admf(AdmfIdentifier value) {
    admf = value;
    return this;
  }

  public MandateDraft validity(Validity value) {
    validity = value;
    return this;
  }

  public MandateDraft requester(String value) {
    requester = new Person(value);
    return this;
  }

  public MandateDraft xid(Xid value) {
    xid = value;
    return this;
  }

  public MandateDraft scope(Scope value) {
    scope = value;
    return this;
  }

  public MandateDraft urgent() {
    urgent = true;
    return this;
  }

  public Mandate build() {
    return new Mandate(
        id,
        policy,
        element,
        admf,
        validity,
        requester,
        MandateReason.CRIMINAL_INVESTIGATION,
        new Warrant(Operator.digest(7), "court order", "NL"),
        xid,
        scope,
        urgent);
  }
}
