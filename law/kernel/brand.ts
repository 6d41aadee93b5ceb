declare const brand: unique symbol;
/** A value of type `T` that only its own room can make: months, days and money cannot be mixed up. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
