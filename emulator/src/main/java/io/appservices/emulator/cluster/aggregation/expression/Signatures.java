package io.appservices.emulator.cluster.aggregation.expression;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.appservices.emulator.cluster.aggregation.expression.value.Percentiles;
import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The operands that operators take, and the codes with which MongoDB refuses others. */
final class Signatures {

  private static final int WRONG_COUNT = 16020;
  private static final int WRONG_RANGE = 28667;

  /**
   * Operators with named members: the code for an operand that is no object, 0 if there may be one,
   * the code for a member that there is not, each member that is needed with the code for its
   * absence, and after a dash those that may be absent.
   */
  private static final String NAMED =
      """
      $cond 0 17083 if:17080 then:17081 else:17082
      $getField 0 3041701 field:3041702 input:3041703
      $convert 9 9 input:9 to:9 - onError onNull
      $dateToString 18629 18534 date:18628 - format timezone onNull
      $switch 40060 40067 branches:40068 - default
      $let 16874 16875 vars:16876 in:16877
      $map 16878 16879 input:16880 in:16882 - as
      $filter 28646 28647 input:28648 cond:28650 - as limit
      $reduce 40075 40076 input:40077 initialValue:40078 in:40079
      $trim 50696 50694 input:50695 - chars
      $ltrim 50696 50694 input:50695 - chars
      $rtrim 50696 50694 input:50695 - chars
      $replaceOne 51751 51750 input:51749 find:51748 replacement:51747
      $replaceAll 51751 51750 input:51749 find:51748 replacement:51747
      $regexMatch 51103 31024 input:31022 regex:31023 - options
      $regexFind 51103 31024 input:31022 regex:31023 - options
      $regexFindAll 51103 31024 input:31022 regex:31023 - options
      $zip 34460 34464 inputs:34465 - useLongestLength defaults
      $sortArray 2942500 2942501 input:2942502 sortBy:2942503
      $dateAdd 5166400 5166401 startDate:5166402 unit:5166402 amount:5166402 - timezone
      $dateSubtract 5166400 5166401 startDate:5166402 unit:5166402 amount:5166402 - timezone
      $dateDiff 5166301 5166302 startDate:5166303 endDate:5166304 unit:5166305 - timezone startOfWeek
      $dateTrunc 5439007 5439008 date:5439009 unit:5439010 - timezone startOfWeek binSize
      $dateToParts 40524 40520 date:40522 - timezone iso8601
      $dateFromString 40540 40541 dateString:40542 - format timezone onError onNull
      $dateFromParts 40519 40518 - year month day hour minute second millisecond timezone isoWeekYear isoWeek isoDayOfWeek
      $firstN 5787900 5787901 n:5787906 input:5787907
      $lastN 5787900 5787901 n:5787906 input:5787907
      $minN 5787900 5787901 n:5787906 input:5787907
      $maxN 5787900 5787901 n:5787906 input:5787907
      $setField 4161100 4161101 field:4161102 value:4161103 input:4161109
      $unsetField 4161100 4161101 field:4161102 input:4161109
      """;

  private record Named(int noObject, int unknown, Map<String, Integer> needed, Set<String> names) {}

  private static final Map<String, Named> BY_NAME = named();

  /** The least and the largest number of operands that an operator takes. */
  private record Count(int least, int most) {}

  /** Operators and the least and the largest number of their operands. */
  private static final String COUNTED =
      """
      2 2 $eq $ne $gt $gte $lt $lte $cmp $in $subtract $divide $mod $pow $log $atan2 $strcasecmp
      2 2 $split $arrayElemAt $setDifference $setIsSubset
      3 3 $cond $substr $substrBytes $substrCP
      1 2 $round $trunc
      2 3 $range $slice
      2 4 $indexOfArray $indexOfBytes $indexOfCP
      1 1 $sqrt $exp $ln $log10 $abs $ceil $floor $sin $cos $tan $asin $acos $atan $sinh $cosh
      1 1 $tanh $asinh $acosh $atanh $degreesToRadians $radiansToDegrees $isNumber $type $first
      1 1 $last $binarySize $bsonSize $bitNot $tsSecond $tsIncrement $objectToArray $arrayToObject
      1 1 $toDecimal $toString $toInt $toLong $toDouble $toBool $toDate $toObjectId $toLower
      1 1 $toUpper $strLenCP $strLenBytes
      """;

  private static final Map<String, Count> COUNTS = counts();

  private static final int IF_NULL = 1257300;

  private Signatures() {}

  private static Map<String, Named> named() {
    Map<String, Named> all = new HashMap<>();
    NAMED
        .lines()
        .map(line -> List.of(line.split(" ")))
        .forEach(
            words ->
                all.put(
                    words.get(0),
                    named(
                        Integer.parseInt(words.get(1)),
                        Integer.parseInt(words.get(2)),
                        words.subList(3, words.size()))));
    return Map.copyOf(all);
  }

  private static Map<String, Count> counts() {
    Map<String, Count> all = new HashMap<>();
    COUNTED
        .lines()
        .map(line -> List.of(line.split(" ")))
        .forEach(
            words -> {
              int least = Integer.parseInt(words.get(0));
              Count count = new Count(least, Integer.parseInt(words.get(1)));
              words.subList(2, words.size()).forEach(name -> all.put(name, count));
            });
    return Map.copyOf(all);
  }

  private static Named named(int noObject, int unknown, List<String> members) {
    Map<String, Integer> needed = new LinkedHashMap<>();
    Set<String> names = new HashSet<>();
    for (String member : members) {
      int colon = member.indexOf(':');
      names.add(colon < 0 ? member : member.substring(0, colon));
      if (colon >= 0) {
        needed.put(member.substring(0, colon), Integer.valueOf(member.substring(colon + 1)));
      }
    }
    return new Named(noObject, unknown, needed, names);
  }

  /**
   * Does nothing if an operator takes an operand, as far as the form of it tells.
   *
   * @throws MongoServerError if it does not
   */
  static void check(String name, @Nullable Object operand) {
    if (Percentiles.isName(name)) {
      Percentiles.check(name, operand, name.equals(Percentiles.MEDIAN) ? 7436201 : 7436200);
      return;
    }
    Named named = BY_NAME.get(name);
    if (named == null || named.noObject() == 0 && !hasMembers(name, operand)) {
      count(name, operand);
    } else if (operand instanceof Document members) {
      members(name, members, named);
    } else {
      throw Refused.because(named.noObject(), name + " only supports an object as its argument");
    }
  }

  private static boolean hasMembers(String name, @Nullable Object operand) {
    return operand instanceof Document members
        && !(name.equals("$getField") && Syntax.isExpression(members));
  }

  private static void members(String name, Document given, Named named) {
    for (String member : given.keySet()) {
      if (!named.names().contains(member)) {
        throw Refused.because(named.unknown(), "Unrecognized argument to " + name + ": " + member);
      }
    }
    named
        .needed()
        .forEach(
            (member, code) -> {
              if (!given.containsKey(member)) {
                throw Refused.because(code, "Missing '" + member + "' parameter to " + name);
              }
            });
  }

  private static void count(String name, @Nullable Object operand) {
    int given = operand instanceof List<?> list ? list.size() : 1;
    if (name.equals("$ifNull") && given < 2) {
      throw Refused.because(IF_NULL, "$ifNull needs at least two arguments, had: " + given);
    }
    Count count = COUNTS.get(name);
    if (count != null && (given < count.least() || given > count.most())) {
      List<String> words = new ArrayList<>(List.of("Expression", name, "takes"));
      words.add(
          count.least() == count.most()
              ? "exactly " + count.least() + " arguments. " + given + " were passed in."
              : "at least %d arguments, and at most %d, but %d were passed in."
                  .formatted(count.least(), count.most(), given));
      throw Refused.because(
          count.least() == count.most() ? WRONG_COUNT : WRONG_RANGE, String.join(" ", words));
    }
  }
}
