import { Link } from '@remix-run/react'
import type { ComponentProps } from 'react'
import { paths } from '~/paths'
import { Empty } from '../ui/marks'
import { Section } from '../ui/section'
import { OfferSlotForm } from './offer-slot-form'
import { OfferedSlots, type OfferedSlotView } from './offered-slots'

/** Slots that are offered, and one more: the same page on the desk of an assessor and of an admin. */
export function SlotsPage({
	ahead,
	over,
	...form
}: { ahead: OfferedSlotView[]; over: OfferedSlotView[] } & ComponentProps<typeof OfferSlotForm>) {
	return (
		<main id="main">
			<div className="top">
				<div>
					<h1 className="h1 work">{form.forOthers ? 'Slots of assessors' : 'Your slots'}</h1>
					<p className="lede">
						Work that is shown live, or defended, needs an hour with two assessors. Whoever books it meets them there.
					</p>
				</div>
			</div>
			<div className="cohort-grid">
				<div>
					<Section id="ahead" title="Ahead" className="">
						{ahead.length > 0 ? (
							<OfferedSlots slots={ahead} ahead />
						) : (
							<Empty title="None ahead">People of the level wait for an hour. Offer one.</Empty>
						)}
					</Section>
					{over.length > 0 ? (
						<Section id="over" title="Held">
							<OfferedSlots slots={over} ahead={false} />
						</Section>
					) : null}
				</div>
				<aside>
					<Section id="offer" title="Offer a slot" className="">
						{form.works.length > 0 ? (
							<OfferSlotForm {...form} />
						) : (
							<p className="mt-4">
								You may not assess a level now whose work is shown or defended. What is missing stands under{' '}
								<Link to={paths.assess()}>Assess</Link>.
							</p>
						)}
					</Section>
				</aside>
			</div>
		</main>
	)
}
