import type { StepText } from '../../../language/series.ts';

/** Coefficients for benefits that start in 2026, one for each year of payment from 2008 to 2026. Letter 340/BHXH-CSXH. */
export const benefits2026: StepText = {
  from: '2026-01',
  until: '2026-12',
  value: [
    2.29, // 2008
    2.14, // 2009
    1.96, // 2010
    1.65, // 2011
    1.51, // 2012
    1.42, // 2013
    1.36, // 2014
    1.36, // 2015
    1.32, // 2016
    1.28, // 2017
    1.23, // 2018
    1.2, // 2019
    1.16, // 2020
    1.14, // 2021
    1.11, // 2022
    1.07, // 2023
    1.03, // 2024
    1, // 2025
    1, // 2026
  ],
  cite: 'CV340',
  confidence: 'B',
  note: 'coefficients2026',
};
