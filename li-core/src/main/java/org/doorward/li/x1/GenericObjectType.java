package org.doorward.li.x1;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.doorward.li.markup.Namespaces;
import org.doorward.li.markup.XmlCharacters;

/**
 * The type of a generic object: a name in the namespace of the schema that defines it. Immutable.
 *
 * @param namespace the schema's target namespace; no braces
 * @param name the local name, not empty
 * @clause TS 103 221-1, 6.8
 */
public record GenericObjectType(String namespace, String name) {
  private static final Pattern FORM = Pattern.compile("Q\\{([^{}]*)\\}([^\\n\\r]+)");

  /** Salt and algorithm of hashed targets. */
  public static final GenericObjectType HASH_CONTEXT =
      new GenericObjectType(Namespaces.HASHED_ID, "HashContext");

  /** Several destinations under one identifier. */
  public static final GenericObjectType DESTINATION_SET_DETAILS =
      new GenericObjectType(Namespaces.DESTINATION_SET, "DestinationSetDetails");

  /** Ordered rules on what traffic is delivered. */
  public static final GenericObjectType TRAFFIC_POLICY_OBJECT =
      new GenericObjectType(Namespaces.TRAFFIC_POLICY, "TrafficPolicyObject");

  /** One of those rules. */
  public static final GenericObjectType TRAFFIC_RULE_OBJECT =
      new GenericObjectType(Namespaces.TRAFFIC_POLICY, "TrafficRuleObject");

  /**
   * Refuses what cannot be written.
   *
   * @param namespace without braces
   * @param name not empty, one line
   * @throws IllegalArgumentException if a part cannot be written
   */
  public GenericObjectType {
    XmlCharacters.require(namespace, "a namespace");
    XmlCharacters.require(name, "the name of a type");
    if (!FORM.matcher(text(namespace, name)).matches()) {
      throw new IllegalArgumentException("the type of an object is a namespace and a name");
    }
  }

  /**
   * The type written as {@code text}.
   *
   * @param text for instance {@code Q{http://uri.etsi.org/03221/X1/2017/10/HashedID}HashContext}
   * @return the type
   * @throws IllegalArgumentException if {@code text} has another form
   */
  public static GenericObjectType of(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("the type of an object is Q{namespace}name");
    }
    return new GenericObjectType(matcher.group(1), matcher.group(2));
  }

  /**
   * The type as on the wire.
   *
   * @return for instance {@code Q{http://uri.etsi.org/03221/X1/2017/10/HashedID}HashContext}
   */
  @Override
  public String toString() {
    return text(namespace, name);
  }

  private static String text(String namespace, String name) {
    return "Q{" + namespace + "}" + name;
  }
}
