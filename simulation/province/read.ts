import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CommuneCode, UnitCode } from '@diemtua/domain/ids';

/** A commune of the province, as its facts are told. */
export interface CommuneFacts {
  readonly code: CommuneCode;
  readonly name: string;
  readonly kind: string;
  readonly areaKm2: number;
  readonly lat: number;
  readonly lon: number;
  readonly formerDistrict: string;
  readonly people: number;
  readonly unit: UnitCode;
}

/** A commune of before July 2025, and the one of which it is part now. */
export interface CommuneBefore {
  readonly oldCode: string;
  readonly oldName: string;
  readonly oldDistrict: string;
  readonly commune: CommuneCode;
}

/** A grassroots unit. */
export interface UnitFacts {
  readonly code: UnitCode;
  readonly name: string;
  readonly provisional: boolean;
  readonly formerProvince: string;
}

/** Parts of the names of one people. */
export interface NameParts {
  readonly group: string;
  readonly weight: number;
  readonly family: readonly string[];
  readonly male_mid: readonly string[];
  readonly female_mid: readonly string[];
  readonly male: readonly string[];
  readonly female: readonly string[];
}

/** What is known of the province. */
export interface Facts {
  readonly communes: readonly CommuneFacts[];
  readonly before: readonly CommuneBefore[];
  readonly units: readonly UnitFacts[];
  readonly names: readonly NameParts[];
  /** Of a hundred households of a former district, how many are poor; for some it is assumed. */
  readonly poorPercent: ReadonlyMap<string, number>;
}

/** A file of the facts, whether the sources run or the build. */
function read(name: string): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const path = join(folder, 'province', 'data', name);
    if (existsSync(path)) return readFileSync(path, 'utf8');
    if (folder === dirname(folder)) throw new Error(`simulation/province/data/${name} is missing`);
  }
}

/** The rows of a table of ours: no quotes, no commas in cells. */
function table(name: string): readonly ReadonlyMap<string, string>[] {
  const [head = '', ...lines] = read(name).trim().split('\n');
  const columns = head.split(',');
  return lines.map((line) => new Map(line.split(',').map((cell, index) => [columns[index] ?? '', cell])));
}

/** Reads the facts of the province. */
export function readFacts(): Facts {
  const cell = (row: ReadonlyMap<string, string>, name: string): string => {
    const value = row.get(name);
    if (value === undefined) throw new Error(`a row has no ${name}`);
    return value;
  };
  return {
    communes: table('communes.csv').map((row) => ({
      code: cell(row, 'code') as CommuneCode,
      name: cell(row, 'name'),
      kind: cell(row, 'kind'),
      areaKm2: Number(cell(row, 'area_km2')),
      lat: Number(cell(row, 'lat')),
      lon: Number(cell(row, 'lon')),
      formerDistrict: cell(row, 'former_district'),
      people: Number(cell(row, 'people_estimate')),
      unit: cell(row, 'unit') as UnitCode,
    })),
    before: table('communes-before.csv').map((row) => ({
      oldCode: cell(row, 'old_code'),
      oldName: cell(row, 'old_name'),
      oldDistrict: cell(row, 'old_district'),
      commune: cell(row, 'commune') as CommuneCode,
    })),
    units: table('units.csv').map((row) => ({
      code: cell(row, 'code') as UnitCode,
      name: cell(row, 'name'),
      provisional: cell(row, 'provisional') === 'yes',
      formerProvince: cell(row, 'former_province'),
    })),
    names: (JSON.parse(read('name-parts.json')) as { readonly groups: readonly NameParts[] }).groups,
    poorPercent: new Map(
      table('poverty.csv').map((row) => [cell(row, 'former_district'), Number(cell(row, 'poor_percent'))]),
    ),
  };
}
