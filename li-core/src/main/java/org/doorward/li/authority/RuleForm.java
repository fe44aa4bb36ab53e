package org.doorward.li.authority;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a trust policy says of acts, quorums and concessions, as protobuf, both ways. */
final class RuleForm {
  private RuleForm() {}

  static org.doorward.li.authority.wire.ActQuorum write(Act act, Quorum quorum) {
    var wire = org.doorward.li.authority.wire.Quorum.newBuilder().setPersons(quorum.persons());
    quorum.conditions().forEach(condition -> wire.addConditions(write(condition)));
    return org.doorward.li.authority.wire.ActQuorum.newBuilder()
        .setAct(write(act))
        .setQuorum(wire)
        .build();
  }

  /** Acts in another order than that of their numbers are found when the policy is written again. */
  static Map<Act, Quorum> read(List<org.doorward.li.authority.wire.ActQuorum> wire) {
    Map<Act, Quorum> quorums = new EnumMap<>(Act.class);
    for (var one : wire) {
      if (quorums.put(read(one.getAct()), read(one.getQuorum())) != null) {
        throw new IllegalArgumentException("an act has two quorums");
      }
    }
    return quorums;
  }

  private static Quorum read(org.doorward.li.authority.wire.Quorum wire) {
    return new Quorum(
        wire.getPersons(), wire.getConditionsList().stream().map(RuleForm::read).toList());
  }

  private static org.doorward.li.authority.wire.Act write(Act act) {
    return switch (act) {
      case TRUST_POLICY -> org.doorward.li.authority.wire.Act.ACT_TRUST_POLICY;
      case MANDATE -> org.doorward.li.authority.wire.Act.ACT_MANDATE;
      case URGENT_MANDATE -> org.doorward.li.authority.wire.Act.ACT_URGENT_MANDATE;
      case VENDOR_GRANT -> org.doorward.li.authority.wire.Act.ACT_VENDOR_GRANT;
      case REPLAY_RESEED -> org.doorward.li.authority.wire.Act.ACT_REPLAY_RESEED;
      case LOG_KEY_LOST -> org.doorward.li.authority.wire.Act.ACT_LOG_KEY_LOST;
      case STATE_TRANSFER -> org.doorward.li.authority.wire.Act.ACT_STATE_TRANSFER;
    };
  }

  private static Act read(org.doorward.li.authority.wire.Act wire) {
    return switch (wire) {
      case ACT_TRUST_POLICY -> Act.TRUST_POLICY;
      case ACT_MANDATE -> Act.MANDATE;
      case ACT_URGENT_MANDATE -> Act.URGENT_MANDATE;
      case ACT_VENDOR_GRANT -> Act.VENDOR_GRANT;
      case ACT_REPLAY_RESEED -> Act.REPLAY_RESEED;
      case ACT_LOG_KEY_LOST -> Act.LOG_KEY_LOST;
      case ACT_STATE_TRANSFER -> Act.STATE_TRANSFER;
      case ACT_UNSPECIFIED, UNRECOGNIZED -> throw WireForm.unspecified("act");
    };
  }

  private static org.doorward.li.authority.wire.QuorumCondition write(Quorum.Condition condition) {
    return switch (condition) {
      case DISTINCT_ROLES ->
        org.doorward.li.authority.wire.QuorumCondition.QUORUM_CONDITION_DISTINCT_ROLES;
      case CLASSIC_AND_POST_QUANTUM ->
        org.doorward.li.authority.wire.QuorumCondition.QUORUM_CONDITION_CLASSIC_AND_POST_QUANTUM;
    };
  }

  private static Quorum.Condition read(org.doorward.li.authority.wire.QuorumCondition wire) {
    return switch (wire) {
      case QUORUM_CONDITION_DISTINCT_ROLES -> Quorum.Condition.DISTINCT_ROLES;
      case QUORUM_CONDITION_CLASSIC_AND_POST_QUANTUM -> Quorum.Condition.CLASSIC_AND_POST_QUANTUM;
      case QUORUM_CONDITION_UNSPECIFIED, UNRECOGNIZED -> throw WireForm.unspecified("condition");
    };
  }

  static org.doorward.li.authority.wire.Concession write(Concession concession) {
    return switch (concession) {
      case CLASS_PATH -> org.doorward.li.authority.wire.Concession.CONCESSION_CLASS_PATH;
      case INSPECTION -> org.doorward.li.authority.wire.Concession.CONCESSION_INSPECTION;
    };
  }

  static Concession read(org.doorward.li.authority.wire.Concession wire) {
    return switch (wire) {
      case CONCESSION_CLASS_PATH -> Concession.CLASS_PATH;
      case CONCESSION_INSPECTION -> Concession.INSPECTION;
      case CONCESSION_UNSPECIFIED, UNRECOGNIZED -> throw WireForm.unspecified("concession");
    };
  }
}
