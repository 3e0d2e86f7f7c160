import { hoursWords, TEST_WORDS } from '~/domain/credential/badge'
import { Badge } from '../ui/badge'
import { Mark } from '../ui/icon'

export type SheetFacts = {
	number: string
	holderName: string
	program: string
	organization: string
	stageId: string
	stageLabel: string
	stageTitle: string
	craft: string
	took: string
	waived: string[]
	lead: string | null
	cohort: string
	issuer: string
	isPreview: boolean
	issued: string
	minutes?: { offered: number; taken: number }
	/** Null where it does not run out */
	until: string | null
	isTest: boolean
	verifyHost: string
	qr: { size: number; path: string }
}

const ROPE = 'M-10 682C110 668 210 698 330 684S500 640 580 640S664 566 690 500S812 420 824 296'

/** The certificate as a sheet of paper: printed as it stands. */
export function CertificateSheet({ facts }: { facts: SheetFacts }) {
	return (
		<section className={`sheet ${facts.stageId}`} aria-label="Certificate">
			<div className="map" aria-hidden="true" />
			<svg className="line" viewBox="0 0 1000 707" fill="none" aria-hidden="true">
				<path d={ROPE} stroke="#161F1B" strokeWidth="10" />
				<path d={ROPE} stroke="#FFC524" strokeWidth="6.5" />
			</svg>
			<div className="b">
				<Badge stage={facts.stageId} size={240} />
			</div>
			<div className="txt">
				<p className="prog">
					<Mark />
					{facts.program}, at {facts.organization}
				</p>
				<div className="mid">
					<p className="name" style={{ ['--fit' as string]: shrinkFor(facts.holderName) }}>
						{facts.holderName}
					</p>
					<p className="did">
						has learned, practiced and shown the craft of {facts.stageLabel}, {facts.stageTitle}: {facts.craft}.
					</p>
					<p className="ev">
						{facts.took}.{facts.waived.length > 0 ? ` Waived: ${facts.waived.join('; ')}.` : ''}
						{facts.minutes ? ` ${hoursWords(facts.minutes)}.` : ''}
						{facts.isTest ? <b className="preview">{TEST_WORDS}</b> : null}
						{facts.isPreview ? <b className="preview">{PREVIEW_WORDS}</b> : null}
					</p>
				</div>
				<div className="sig">
					{facts.lead ? (
						<p>
							<b>{facts.lead}</b>Lead of cohort {facts.cohort}
						</p>
					) : null}
					<p>
						<b>{facts.issuer}</b>For {facts.organization}
					</p>
				</div>
			</div>
			<div className="chk">
				<p>
					Issued {facts.issued}
					<br />
					{facts.until ? `Holds until ${facts.until}` : 'Does not run out'}
					<b>{facts.number}</b>
					{facts.verifyHost}/verify
				</p>
				<svg
					className="qr"
					viewBox={`-2 -2 ${facts.qr.size + 4} ${facts.qr.size + 4}`}
					role="img"
					aria-label="QR code that opens the check page"
				>
					<rect x="-2" y="-2" width={facts.qr.size + 4} height={facts.qr.size + 4} fill="#fff" />
					<path d={facts.qr.path} fill="#161F1B" />
				</svg>
			</div>
		</section>
	)
}

/** How much smaller a name is set, so that it fits on two lines: about 17 letters stand on one at full size. */
function shrinkFor(name: string): number {
	const longestWord = Math.max(...name.split(/[\s-]+/).map((word) => word.length))
	return Math.max(0.4, Math.min(1, 17 / longestWord, 30 / name.length))
}

export const PREVIEW_WORDS = 'Preview: issued before this level was whole. A sample, not a qualification.'
