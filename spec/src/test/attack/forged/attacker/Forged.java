package attacker;

/** Says that it is an interception. */
public final class Forged implements org.doorward.li.intercept.Interception {}
