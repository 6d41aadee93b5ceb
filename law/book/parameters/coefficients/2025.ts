import type { StepText } from '../../../language/series.ts';

/** Coefficients for benefits that start in 2025, one for each year of payment from 2008 to 2025. Circular 01/2025/TT-BLĐTBXH. */
export const benefits2025: StepText = {
  from: '2025-01',
  value: [
    2.21, // 2008
    2.07, // 2009
    1.9, // 2010
    1.6, // 2011
    1.47, // 2012
    1.37, // 2013
    1.32, // 2014
    1.31, // 2015
    1.28, // 2016
    1.23, // 2017
    1.19, // 2018
    1.16, // 2019
    1.12, // 2020
    1.1, // 2021
    1.07, // 2022
    1.04, // 2023
    1, // 2024
    1, // 2025
  ],
  cite: 'TT01_2025',
  confidence: 'C',
  note: 'coefficients2025',
};
