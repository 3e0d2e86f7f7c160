import type { RenewalAhead } from '~/domain/certification/renewal-rules'
import { capitalized, counted } from '~/domain/number-words'
import { Confirm } from '../ui/confirm'
import { ExportButton } from '../ui/export-button'
import { Section } from '../ui/section'
import { AffectedRows, RuleChanges, StayingRules, UntoldRules } from './rule-changes'

/** Who renews by earlier rules, what those of today would change, and the act that gives them those. */
export function RenewingAhead({ terms, fingerprint, file }: RenewalAhead & { file: string }) {
	const holders = terms.reduce((sum, term) => sum + term.holders, 0)
	const worse = terms.reduce((sum, term) => sum + term.worse, 0)
	const touched = terms.reduce((sum, term) => sum + term.people.length + term.others, 0)
	return (
		<Section
			id="changes"
			title="What would change"
			aside={`${capitalized(counted(holders, 'person renews', 'people renew'))} by earlier rules`}
			className=""
		>
			{terms.map((term, nth) => (
				<div key={term.print} className={nth > 0 ? 'section' : undefined}>
					{terms.length > 1 ? <h3 className="h3 mt-3">For {counted(term.holders, 'of them', 'of them')}</h3> : null}
					<RuleChanges changes={term.changes} />
					<StayingRules titles={term.stays} begins="the next certificate" />
					<UntoldRules titles={term.untold} asked={term.holders} act="renewed" />
					{term.people.length > 0 ? (
						<>
							<p className="key mt-4">Who would stand otherwise</p>
							<AffectedRows
								people={term.people.map((person) => ({ ...person, certificate: null }))}
								others={term.others}
								act="renewed"
							/>
						</>
					) : (
						<p className="small soft mt-3">
							{term.untold.length > 0 ? 'Apart from that, nobody' : 'Nobody'} would stand otherwise with what they have
							shown so far.
						</p>
					)}
				</div>
			))}
			{touched > 0 ? (
				<div className="mt-4 mb-4">
					<ExportButton file={file}>Export {counted(touched, 'person', 'people')}</ExportButton>
				</div>
			) : null}
			<Confirm
				id="adopt-renewing"
				label="Let them renew by the rules of today"
				question="Let them renew by the rules of today?"
				consequences={`${
					worse > 0
						? `${capitalized(counted(worse, 'person who has', 'people who have'))} shown everything would not have then. `
						: ''
				}What they hold stays as it is, to its own end. It cannot be taken back. Tell them.`}
				keep="Leave them as they are"
				act="Give them these rules"
				look="edge"
			>
				<input type="hidden" name="fingerprint" value={fingerprint} />
			</Confirm>
		</Section>
	)
}
