import { describe, expect, test } from 'vitest'
import { holidayRegionName, holidaysOf, isHolidayRegion, listHolidayRegions } from '~/domain/zone/holidays.server'

const days = (region: string, from: string, to: string) => holidaysOf(region, from, to).map(({ day }) => day)

describe('public holidays', () => {
	test('are those of the country, or of its part', () => {
		expect(days('DE', '2027-03-01', '2027-04-30')).toEqual(['2027-03-26', '2027-03-29'])
		expect(days('DE-BE', '2027-03-01', '2027-04-30')).toEqual(['2027-03-08', '2027-03-26', '2027-03-29'])
		expect(days('GB-SCT', '2027-11-30', '2027-11-30')).toEqual(['2027-11-30'])
		expect(days('GB-ENG', '2027-11-30', '2027-11-30')).toEqual([])
	})

	test('leave out what is only observed: banks and shops follow it, people work', () => {
		expect(days('DE', '2026-12-24', '2026-12-31')).toEqual(['2026-12-25', '2026-12-26'])
	})

	test('count every day of a long feast, also when the year changes or the range begins within it', () => {
		expect(days('AE', '2026-03-19', '2026-03-24')).toEqual(['2026-03-20', '2026-03-21', '2026-03-22'])
		expect(days('AE', '2026-03-22', '2026-03-24')).toEqual(['2026-03-22'])
		expect(days('SG', '2026-12-20', '2027-01-05')).toEqual(['2026-12-25', '2027-01-01'])
	})

	test('count a half day, but no evening', () => {
		expect(days('IS', '2026-12-24', '2026-12-24')).toEqual(['2026-12-24'])
		expect(days('AU-SA', '2026-12-31', '2026-12-31')).toEqual([])
	})

	test('are none where nothing is kept, or nobody knows the place', () => {
		expect(holidaysOf('', '2026-01-01', '2026-12-31')).toEqual([])
		expect(holidaysOf('XX', '2026-01-01', '2026-12-31')).toEqual([])
		expect(holidaysOf('DE-XX', '2026-01-01', '2026-12-31')).toEqual([])
	})
})

describe('regions to choose from', () => {
	test('hold countries and their parts under names, each once', () => {
		const regions = listHolidayRegions()
		expect(regions).toContainEqual({ code: 'DE-BE', name: 'Germany: Berlin' })
		expect(new Set(regions.map(({ code }) => code)).size).toBe(regions.length)
		expect(regions.every(({ name }) => name.length > 2)).toBe(true)
		expect(holidayRegionName('PT')).toBe('Portugal')
		expect([isHolidayRegion('BR-SP'), isHolidayRegion('de'), isHolidayRegion('')]).toEqual([true, false, false])
	})
})
