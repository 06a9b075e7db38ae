import { atLeast, atMost, figure, quantile, ratio } from "../../bench/figures.ts";

test("a quantile lies between its neighbours in proportion", () => {
  expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
  expect(quantile([10], 0.99)).toBe(10);
  expect(quantile([0, 100], 0.99)).toBeCloseTo(99);
});

test("a quantile of nothing is an error, not a number", () => {
  expect(() => quantile([], 0.5)).toThrow(RangeError);
});

test("a figure keeps its rounds in order and tells how far they lie apart", () => {
  expect(figure([10, 30, 20])).toEqual({ median: 20, min: 10, max: 30, spread: 1, rounds: [10, 30, 20] });
});

test("a ratio compares each round with the baseline's round beside it, so that a slow minute touches both", () => {
  expect(ratio([10, 100], [20, 200]).rounds).toEqual([0.5, 0.5]);
  expect(() => ratio([1], [1, 2])).toThrow(RangeError);
});

test("a bar is met at its bound and not beyond it", () => {
  expect([atLeast("rate", 5, 5).met, atLeast("rate", 4.99, 5).met, atMost("time", 0.5, 0.5).met, atMost("time", 0.51, 0.5).met]).toEqual([true, false, true, false]);
});
