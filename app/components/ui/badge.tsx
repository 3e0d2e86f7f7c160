import l1 from '~/assets/badges/l1.svg?url'
import l2 from '~/assets/badges/l2.svg?url'
import l3 from '~/assets/badges/l3.svg?url'
import l4 from '~/assets/badges/l4.svg?url'
import q1 from '~/assets/badges/q1.svg?url'
import q2 from '~/assets/badges/q2.svg?url'
import q3 from '~/assets/badges/q3.svg?url'
import q4 from '~/assets/badges/q4.svg?url'

const art: Record<string, string> = { l1, l2, l3, l4, q1, q2, q3, q4 }

/** A level's knot or a quarter's map. Decorative: its words stand beside it. */
export function Badge({ stage, size = 48 }: { stage: string; size?: number }) {
	return <img className="badge" src={art[stage]} width={size} height={size} alt="" loading="lazy" />
}
