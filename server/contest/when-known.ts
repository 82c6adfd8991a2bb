/** Goes on with a value when it is there; one that is there already is gone on with within the call. */
export function whenKnown<Value, Result>(value: Value | Promise<Value>, goOn: (value: Value) => Result | Promise<Result>): Result | Promise<Result> {
  return value instanceof Promise ? value.then(goOn) : goOn(value);
}
