import type { CredentialFigures } from './credentials'
import { kib, type Row, table, target } from './rows'

export function credentialTargets(figures: CredentialFigures[]): Row[] {
	return figures.flatMap(({ on, issuedPerSecond, checks, pdfs }) => [
		target(`Certifications issued, ${on}`, issuedPerSecond, 50, 'a second', 'more'),
		...(on === 'PostgreSQL'
			? [target('Check page on PostgreSQL, uncompressed, 10 connections', checks.perSecond, 800, 'req/s', 'more')]
			: []),
		target(`Certificates as PDF, ${on}, 10 connections`, pdfs.perSecond, 10, 'a second', 'more', 1),
	])
}

export function credentialSection(figures: CredentialFigures[]): string[] {
	return [
		'## Certifications',
		'',
		'A cohort of 180 certified by three forms of sixty: rules read again, signed, listed, written down and told, one transaction each. The check page and the PDF at ten connections, uncompressed, the signature of the same certificate checked once and then remembered.',
		'',
		table(
			['On', 'Certified/s', 'Check pages/s', 'p99 ms', 'CPU-ms a page', 'Size', 'PDFs/s', 'p99 ms', 'Size'],
			figures.map(({ on, issuedPerSecond, checks, pdfs }) => [
				on,
				issuedPerSecond.toFixed(0),
				checks.perSecond.toFixed(0),
				checks.p99.toFixed(1),
				checks.cpu.toFixed(2),
				kib(checks.bytes),
				pdfs.perSecond.toFixed(1),
				pdfs.p99.toFixed(0),
				kib(pdfs.bytes),
			]),
		),
		'',
	]
}
