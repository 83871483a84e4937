import type { CodeableConcept } from '@medplum/fhirtypes';

/** A kind of service that facilities ask for: HCPCS Level II code, place of service, and the diagnoses it goes with. */
export interface ServiceKind {
  readonly setting: 'Inpatient' | 'Outpatient';
  readonly hcpcs: string;
  readonly text: string;
  /** X12 service type code. */
  readonly category: string;
  readonly categoryText: string;
  /** CMS place of service code. */
  readonly place: string;
  readonly placeText: string;
  readonly unit: string;
  readonly quantity: readonly [least: number, most: number];
  readonly days: readonly [least: number, most: number];
  /** ICD-10-CM. */
  readonly diagnoses: readonly (readonly [code: string, text: string])[];
}

/** What the seeded requests ask for. */
export const serviceKinds: readonly ServiceKind[] = [
  {
    setting: 'Outpatient', hcpcs: 'E0601', text: 'Continuous positive airway pressure (CPAP) device', category: '12', categoryText: 'Durable medical equipment purchase',
    place: '12', placeText: 'Home', unit: 'units', quantity: [1, 1], days: [90, 365],
    diagnoses: [['G47.33', 'Obstructive sleep apnea (adult) (pediatric)'], ['E66.9', 'Obesity, unspecified']],
  },
  {
    setting: 'Outpatient', hcpcs: 'E1390', text: 'Oxygen concentrator, single delivery port', category: '18', categoryText: 'Durable medical equipment rental',
    place: '12', placeText: 'Home', unit: 'months', quantity: [3, 12], days: [90, 365],
    diagnoses: [['J44.9', 'Chronic obstructive pulmonary disease, unspecified'], ['J96.11', 'Chronic respiratory failure with hypoxia']],
  },
  {
    setting: 'Outpatient', hcpcs: 'K0003', text: 'Lightweight wheelchair', category: '12', categoryText: 'Durable medical equipment purchase',
    place: '12', placeText: 'Home', unit: 'units', quantity: [1, 1], days: [30, 180],
    diagnoses: [['G35', 'Multiple sclerosis'], ['I69.351', 'Hemiplegia and hemiparesis following cerebral infarction affecting right dominant side']],
  },
  {
    setting: 'Outpatient', hcpcs: 'T1019', text: 'Personal care services, per 15 minutes', category: '42', categoryText: 'Home health care',
    place: '12', placeText: 'Home', unit: '15 minutes', quantity: [120, 720], days: [30, 180],
    diagnoses: [['G82.20', 'Paraplegia, unspecified'], ['M62.81', 'Muscle weakness (generalized)']],
  },
  {
    setting: 'Outpatient', hcpcs: 'G0299', text: 'Direct skilled nursing services of a registered nurse in the home health setting, each 15 minutes', category: '42', categoryText: 'Home health care',
    place: '12', placeText: 'Home', unit: '15 minutes', quantity: [16, 96], days: [30, 60],
    diagnoses: [['E11.621', 'Type 2 diabetes mellitus with foot ulcer'], ['L97.519', 'Non-pressure chronic ulcer of other part of right foot with unspecified severity']],
  },
  {
    setting: 'Outpatient', hcpcs: 'G0151', text: 'Services of a qualified physical therapist in the home health setting, each 15 minutes', category: 'AE', categoryText: 'Physical medicine',
    place: '12', placeText: 'Home', unit: '15 minutes', quantity: [12, 48], days: [30, 60],
    diagnoses: [['Z96.641', 'Presence of right artificial hip joint'], ['R26.89', 'Other abnormalities of gait and mobility']],
  },
  {
    setting: 'Outpatient', hcpcs: 'H0015', text: 'Alcohol and/or drug services, intensive outpatient', category: 'A4', categoryText: 'Psychiatric',
    place: '22', placeText: 'On campus outpatient hospital', unit: 'days', quantity: [9, 36], days: [21, 84],
    diagnoses: [['F10.20', 'Alcohol dependence, uncomplicated'], ['F11.20', 'Opioid dependence, uncomplicated']],
  },
  {
    setting: 'Outpatient', hcpcs: 'L1960', text: 'Ankle foot orthosis, posterior solid ankle, plastic, custom fabricated', category: '12', categoryText: 'Durable medical equipment purchase',
    place: '11', placeText: 'Office', unit: 'units', quantity: [1, 2], days: [30, 90],
    diagnoses: [['G80.1', 'Spastic diplegic cerebral palsy'], ['M21.371', 'Foot drop, right foot']],
  },
  {
    setting: 'Inpatient', hcpcs: 'H2013', text: 'Psychiatric health facility service, per diem', category: 'A4', categoryText: 'Psychiatric',
    place: '51', placeText: 'Inpatient psychiatric facility', unit: 'days', quantity: [3, 14], days: [3, 14],
    diagnoses: [['F33.2', 'Major depressive disorder, recurrent severe without psychotic features'], ['F31.4', 'Bipolar disorder, current episode depressed, severe, without psychotic features']],
  },
  {
    setting: 'Inpatient', hcpcs: 'H0010', text: 'Alcohol and/or drug services, sub-acute detoxification (residential addiction program inpatient)', category: 'A4', categoryText: 'Psychiatric',
    place: '55', placeText: 'Residential substance abuse treatment facility', unit: 'days', quantity: [3, 10], days: [3, 10],
    diagnoses: [['F11.23', 'Opioid dependence with withdrawal'], ['F10.239', 'Alcohol dependence with withdrawal, unspecified']],
  },
  {
    setting: 'Inpatient', hcpcs: 'T2048', text: 'Behavioral health, long-term care residential, with room and board, per diem', category: '48', categoryText: 'Hospital - inpatient',
    place: '56', placeText: 'Psychiatric residential treatment center', unit: 'days', quantity: [14, 60], days: [14, 60],
    diagnoses: [['F84.0', 'Autistic disorder'], ['F20.9', 'Schizophrenia, unspecified']],
  },
];

/** A concept of one code; `text` is ours where the code system's own words may not be shipped. */
export function concept(system: string, code: string, text?: string): CodeableConcept {
  return { coding: [{ system, code }], ...(text !== undefined && { text }) };
}
